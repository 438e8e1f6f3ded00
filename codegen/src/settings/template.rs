//! A settings file to begin with.

/// A settings file in which every choice is a comment. `source` is where the document comes from, if it is published there.
pub fn settings_template(source: Option<&str>) -> String {
    const TEMPLATE: &str = include_str!("template.yaml");
    const SOURCE: &str = "#source: https://example.com/openapi.yaml";
    match source {
        // A text of JSON is one of YAML.
        Some(source) => TEMPLATE.replacen(SOURCE, &format!("source: {}", serde_json::Value::from(source)), 1),
        None => TEMPLATE.to_owned(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::settings_template;
    use crate::settings::{Origin, Settings};

    /// The template with every choice made: the lines that are a comment of code have no space behind the `#`, or two.
    fn chosen() -> String {
        let line = |line: &str| match line.strip_prefix('#') {
            Some(code) if !code.starts_with(' ') || code.starts_with("  ") => format!("{code}\n"),
            Some(_) | None => format!("{line}\n"),
        };
        settings_template(None).lines().map(line).collect()
    }

    #[test]
    fn every_choice_is_in_the_template_and_may_be_made() {
        let text = chosen();
        Settings::parse("template", &text).unwrap_or_else(|error| panic!("{}\n{text}", error.message));
        let unknown = serde_json::from_str::<Settings>("{\"\": 1}").unwrap_err().to_string();
        let keys: Vec<&str> = unknown.split('`').skip(1).step_by(2).filter(|key| !key.is_empty()).collect();
        assert!(keys.contains(&"numbers"), "{unknown}");
        let missing: Vec<&&str> = keys.iter().filter(|key| !text.contains(&format!("\n{key}:"))).collect();
        assert!(missing.is_empty(), "settings that template.yaml does not show: {missing:?}");
    }

    #[test]
    fn without_a_choice_nothing_is_set() {
        assert_eq!(Settings::parse("t", &settings_template(None)).unwrap().source, None);
        let source = "https://example.com/a?b=#c.yaml";
        let settings = Settings::parse("t", &settings_template(Some(source))).unwrap();
        assert_eq!(settings.source, Some(Origin::Address(source.to_owned())));
    }
}
