//! Formats of text.

use strings_formats::types::Thing;

use super::*;

fn with_date_time(date_time: &str) -> Thing {
    decode(&format!(
        r#"{{"plain":"","uuid":"67e55044-10b1-426f-9247-bb680e5fe0c8","date":"2024-02-29","date_time":"{date_time}","byte":"aGk=","binary":"x","uri":"","email":"no mail","time":"25:00","unknown":"x"}}"#
    ))
}

#[test]
fn date_times_are_read_in_many_forms_and_written_in_one() {
    for text in ["2023-01-01T00:00:00Z", "2023-01-01T00:00:00", "2023-01-01 00:00:00", "2023-01-01T02:00:00+02:00"] {
        let thing = with_date_time(text);
        assert!(encode(&thing).contains(r#""date_time":"2023-01-01T00:00:00Z""#), "{text}");
    }
}

#[test]
fn binary_text_that_is_no_base64_stays_as_it_is() {
    assert!(encode(&with_date_time("2023-01-01T00:00:00Z")).contains(r#""binary":"x""#));
}
