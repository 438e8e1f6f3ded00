//! Characters that nobody sees.
//!
//! They can make a reader take one text for another, turn the direction of the text around them, or end a line where a reader sees none.
//! So none of a document's stands in the output as it is: quote writes their numbers into literals, names have their numbers too, and
//! documentation is without them.

/// Whether a character has no form of its own: a control character other than a line feed and a tab, a separator of lines or paragraphs,
/// or one that programs leave out when they draw text (Unicode's property `Default_Ignorable_Code_Point`, and the marks of annotations).
#[rustfmt::skip]
pub(crate) fn is_invisible(character: char) -> bool {
    match character {
        '\n' | '\t' | ' '..='~' => false,
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => character.is_control(),
    }
}

/// Whether an invisible character stands between words, where a blank can take its place. Without the others a text reads the same.
pub(crate) fn separates(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
