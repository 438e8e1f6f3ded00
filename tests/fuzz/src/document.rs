//! Any bytes as a document.

use codegen::settings::Settings;
use codegen::{Files, Outcome, Source, SourceFile};

/// What stands between a document, its overlay and its settings.
const SEPARATOR: &str = "\n%%%%\n";

/// Generates from a document, and from the overlay and the settings that may stand behind it, each behind a line `%%%%`.
///
/// # Panics
///
/// The generator panics; an output file has an unsafe name, an invisible character of the document, or code that does not parse.
pub fn generate_document(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split(SEPARATOR);
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    let source = Source {
        api: "api".to_owned(),
        document: file("api.yaml", parts.next().unwrap_or_default()),
        overlay: parts.next().map(|text| file("api.overlay.yaml", text)),
        settings: parts.next().map(|text| file("api.settings.yaml", text)),
        name_lock: None,
        files: &SameText(&text),
        has_ext: false,
    };
    let settings = source.settings.as_ref().map(|settings| Settings::parse(&settings.name, &settings.text));
    let settings = settings.and_then(Result::ok).unwrap_or_default();
    assert_sound(&codegen::generate(&source, &settings));
}

/// Every file that a document refers to has the text of the document.
struct SameText<'a>(&'a str);

impl Files for SameText<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        match path.contains("none") {
            true => Err("it does not exist".to_owned()),
            false => Ok(self.0.to_owned()),
        }
    }
}

fn assert_sound(outcome: &Outcome) {
    for file in &outcome.files {
        let is_safe =
            |part: &str| !part.is_empty() && part.len() < 80 && part.bytes().all(is_safe_byte) && part != "..";
        assert!(file.path.split('/').all(is_safe), "unsafe path {:?}", file.path);
        let invisible = file.text.chars().find(|character| is_harmful(*character));
        assert_eq!(invisible, None, "{}", file.path);
        assert!(!file.text.contains("compile_error!(\""), "{}: code that does not parse", file.path);
    }
}

fn is_safe_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')
}

/// A control character, or one that separates lines or turns the direction of text.
fn is_harmful(character: char) -> bool {
    let separates = matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    separates || turns || character.is_control() && character != '\n' && character != '\t'
}
