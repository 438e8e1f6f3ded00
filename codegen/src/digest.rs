//! A short text in place of a long one.

/// FNV-1a in eight hexadecimal digits: the same for a text in every version and on every machine.
pub(crate) fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
