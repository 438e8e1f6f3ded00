//! The items of a list as JSON text, one after the other.

use bytes::Bytes;
use serde_json::value::RawValue;

/// The items of a list. They are cut off as they are asked for, so that a list of many items takes no memory beside its text.
#[derive(Clone, Debug)]
pub(super) struct RawItems {
    /// The items that are left, with the commas between them.
    rest: Bytes,
}

impl RawItems {
    /// The items of a JSON array; `None` where the text is none.
    pub(super) fn of_list(list: &Bytes) -> Option<Self> {
        let inside = list.strip_prefix(b"[")?.strip_suffix(b"]")?;
        Some(Self { rest: list.slice_ref(inside) })
    }
}

impl Iterator for RawItems {
    type Item = Bytes;

    fn next(&mut self) -> Option<Bytes> {
        let start = self.rest.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b',')?;
        let rest = self.rest.slice(start..);
        let mut values = serde_json::Deserializer::from_slice(&rest).into_iter::<&RawValue>();
        let item = rest.slice_ref(values.next()?.ok()?.get().as_bytes());
        self.rest = rest.slice(values.byte_offset()..);
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, RawItems};

    fn items(list: &'static str) -> Option<Vec<Bytes>> {
        RawItems::of_list(&Bytes::from(list)).map(Iterator::collect)
    }

    #[test]
    fn a_list_is_cut_into_the_text_of_its_items() {
        let list = "[ 1,{\"a\": [2, \"],\"]} ,\n\"x\\\"\",null,true,-1.5e3,[] ]";
        let expected = ["1", "{\"a\": [2, \"],\"]}", "\"x\\\"\"", "null", "true", "-1.5e3", "[]"];
        assert_eq!(items(list), Some(expected.map(Bytes::from).to_vec()));
        assert_eq!(items("[]"), Some(Vec::new()));
        assert_eq!(items("[ ]"), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_list_has_no_items() {
        assert_eq!([items("{}"), items("null"), items("\"[]\"")], [None, None, None]);
    }
}
