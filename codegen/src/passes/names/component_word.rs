//! What a component is called after.

/// The component's own name; where that is nothing but a status, the kind of answer with the status. `400` is `Error400`.
pub(super) fn component_word(component: &str) -> String {
    let is_status = component.len() == 3 && component.bytes().all(|byte| byte.is_ascii_digit());
    match component.bytes().next().filter(|_| is_status) {
        Some(b'4' | b'5') => format!("error {component}"),
        Some(b'1'..=b'3') => format!("response {component}"),
        Some(_) | None => component.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::component_word;

    #[test]
    fn a_status_is_called_an_error_or_a_response() {
        let words = ["404", "200", "900", "40", "v400", "4\u{e9}"].map(component_word);
        assert_eq!(words, ["error 404", "response 200", "900", "40", "v400", "4\u{e9}"]);
    }
}
