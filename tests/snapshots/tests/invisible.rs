//! What nobody sees in a document is nowhere in the output as it is: `cases/names/invisible_characters.yaml` has it in every kind of text.

use snapshot_tests::Case;

/// A byte order mark, separators of lines, marks and overrides of direction, joiners, and a soft hyphen.
const INVISIBLE: &[char] = &[
    '\u{feff}', '\u{2028}', '\u{2029}', '\u{85}', '\u{61c}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}',
    '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}', '\u{ad}',
];

#[test]
fn no_invisible_character_of_a_document_stands_in_the_output() {
    for case in Case::all("cases") {
        for file in case.generate("api").files {
            let line = file.text.lines().find(|line| line.contains(INVISIBLE));
            assert_eq!(
                line.map(str::escape_debug).map(|line| line.to_string()),
                None,
                "{}: {}",
                case.behaviour(),
                file.path
            );
            let controls = |character: char| character.is_control() && character != '\n' && character != '\t';
            assert!(
                !file.text.contains(controls) && !file.path.contains(INVISIBLE),
                "{}: {}",
                case.behaviour(),
                file.path
            );
        }
    }
}
