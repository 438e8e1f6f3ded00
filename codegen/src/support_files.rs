//! The texts of the support module and of the example program, for copying them into generated crates.

/// Path below `src/support/`, and text.
pub(crate) const SUPPORT_FILES: &[(&str, &str)] = &[
    ("base64.rs", include_str!("support/base64.rs")),
    ("blocking.rs", include_str!("support/blocking.rs")),
    ("codec.rs", include_str!("support/codec.rs")),
    ("date_time.rs", include_str!("support/date_time.rs")),
    ("decimal.rs", include_str!("support/decimal.rs")),
    ("entries.rs", include_str!("support/entries.rs")),
    ("error_path.rs", include_str!("support/error_path.rs")),
    ("file_part.rs", include_str!("support/file_part.rs")),
    ("file_stream.rs", include_str!("support/file_stream.rs")),
    ("filter.rs", include_str!("support/filter.rs")),
    ("http/body.rs", include_str!("support/http/body.rs")),
    ("http/call.rs", include_str!("support/http/call.rs")),
    ("http/client.rs", include_str!("support/http/client.rs")),
    ("http/client_builder.rs", include_str!("support/http/client_builder.rs")),
    ("http/client_credentials.rs", include_str!("support/http/client_credentials.rs")),
    ("http/core_builder.rs", include_str!("support/http/core_builder.rs")),
    ("http/credential.rs", include_str!("support/http/credential.rs")),
    ("http/error.rs", include_str!("support/http/error.rs")),
    ("http/events.rs", include_str!("support/http/events.rs")),
    ("http/file.rs", include_str!("support/http/file.rs")),
    ("http/form.rs", include_str!("support/http/form.rs")),
    ("http/header.rs", include_str!("support/http/header.rs")),
    ("http/hooks.rs", include_str!("support/http/hooks.rs")),
    ("http/json_lines.rs", include_str!("support/http/json_lines.rs")),
    ("http/lines.rs", include_str!("support/http/lines.rs")),
    ("http/mod.rs", include_str!("support/http/mod.rs")),
    ("http/multipart.rs", include_str!("support/http/multipart.rs")),
    ("http/next_page.rs", include_str!("support/http/next_page.rs")),
    ("http/pages.rs", include_str!("support/http/pages.rs")),
    ("http/param_value.rs", include_str!("support/http/param_value.rs")),
    ("http/path.rs", include_str!("support/http/path.rs")),
    ("http/pending.rs", include_str!("support/http/pending.rs")),
    ("http/query.rs", include_str!("support/http/query.rs")),
    ("http/random.rs", include_str!("support/http/random.rs")),
    ("http/redirect.rs", include_str!("support/http/redirect.rs")),
    ("http/request.rs", include_str!("support/http/request.rs")),
    ("http/response.rs", include_str!("support/http/response.rs")),
    ("http/response_header.rs", include_str!("support/http/response_header.rs")),
    ("http/retry.rs", include_str!("support/http/retry.rs")),
    ("http/secrets.rs", include_str!("support/http/secrets.rs")),
    ("http/send.rs", include_str!("support/http/send.rs")),
    ("http/server.rs", include_str!("support/http/server.rs")),
    ("http/signer.rs", include_str!("support/http/signer.rs")),
    ("http/spec.rs", include_str!("support/http/spec.rs")),
    ("http/style.rs", include_str!("support/http/style.rs")),
    ("http/token_request.rs", include_str!("support/http/token_request.rs")),
    ("http/tokens.rs", include_str!("support/http/tokens.rs")),
    ("http/trace.rs", include_str!("support/http/trace.rs")),
    ("http/xml.rs", include_str!("support/http/xml.rs")),
    ("invoke/arguments.rs", include_str!("support/invoke/arguments.rs")),
    ("invoke/mod.rs", include_str!("support/invoke/mod.rs")),
    ("invoke/reply.rs", include_str!("support/invoke/reply.rs")),
    ("json.rs", include_str!("support/json.rs")),
    ("json_enum.rs", include_str!("support/json_enum.rs")),
    ("maybe.rs", include_str!("support/maybe.rs")),
    ("mod.rs", include_str!("support/mod.rs")),
    ("object.rs", include_str!("support/object.rs")),
    ("or_blank.rs", include_str!("support/or_blank.rs")),
    ("presence.rs", include_str!("support/presence.rs")),
    ("string_enum.rs", include_str!("support/string_enum.rs")),
    ("union.rs", include_str!("support/union.rs")),
    ("union_select.rs", include_str!("support/union_select.rs")),
    ("unknown.rs", include_str!("support/unknown.rs")),
    ("wire.rs", include_str!("support/wire.rs")),
    ("wire_containers.rs", include_str!("support/wire_containers.rs")),
    ("wire_scalars.rs", include_str!("support/wire_scalars.rs")),
    ("xml/mod.rs", include_str!("support/xml/mod.rs")),
    ("xml/read.rs", include_str!("support/xml/read.rs")),
    ("xml/tree.rs", include_str!("support/xml/tree.rs")),
    ("xml/write.rs", include_str!("support/xml/write.rs")),
];

/// Path below `src/command/`, and text.
pub(crate) const COMMAND_FILES: &[(&str, &str)] = &[
    ("body.rs", include_str!("command/body.rs")),
    ("call.rs", include_str!("command/call.rs")),
    ("explain.rs", include_str!("command/explain.rs")),
    ("failure.rs", include_str!("command/failure.rs")),
    ("json.rs", include_str!("command/json.rs")),
    ("list.rs", include_str!("command/list.rs")),
    ("mod.rs", include_str!("command/mod.rs")),
    ("names.rs", include_str!("command/names.rs")),
    ("options.rs", include_str!("command/options.rs")),
    ("reply.rs", include_str!("command/reply.rs")),
    ("settings.rs", include_str!("command/settings.rs")),
    ("value.rs", include_str!("command/value.rs")),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::{COMMAND_FILES, SUPPORT_FILES};

    #[test]
    fn every_file_but_the_tests_is_copied() {
        assert_eq!(copied(SUPPORT_FILES), there("src/support"));
        assert_eq!(copied(COMMAND_FILES), there("src/command"));
    }

    fn copied(files: &[(&str, &str)]) -> BTreeSet<String> {
        files.iter().map(|(path, _)| (*path).to_owned()).collect()
    }

    fn there(root: &str) -> BTreeSet<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        let mut there = BTreeSet::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.file_stem().is_some_and(|name| name == "tests") {
                    continue;
                }
                if path.is_dir() {
                    folders.push(path);
                } else if path.is_file() {
                    there.extend(path.strip_prefix(&root).map(|path| path.to_string_lossy().replace('\\', "/")));
                }
            }
        }
        there
    }
}
