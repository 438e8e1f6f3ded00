//! Operations: method and path, arguments and setters with what they are on the wire, results by status.

use super::client::server_line;
use super::{Group, constraints, deprecated, wire_name};
use crate::ir::{Location, ParameterEncoding, SecurityAlternative, Style};
use crate::surface::{
    ApiSurface, BodySurface, MediaSurface, OperationSurface, OutcomeSurface, ParameterSurface, ResultSurface,
};

impl ApiSurface {
    pub(super) fn operation_group(&self, operation: &OperationSurface) -> Group {
        let head = format!("{}: {}{}", operation.rust_name, operation.request_line(), deprecated(operation.deprecated));
        let mut members = vec![
            format!("in operations::{}: {}", operation.module, operation.builder),
            format!("security: {}", security_text(&operation.security)),
        ];
        let client = operation.client.iter();
        members.extend(client.map(|client| format!("on operations::{}::{client}", operation.module)));
        members.extend(self.call_lines(operation));
        members.extend(operation.parameters.iter().map(|parameter| self.parameter_line(parameter)));
        members.extend(operation.body.iter().flat_map(|body| self.body_lines(operation, body)));
        members.extend(self.result_lines(operation));
        let servers = operation.servers.iter().enumerate();
        members.extend(servers.map(|(index, server)| server_line("server", index, server)));
        Group::new(head, members.into_iter().map(|member| format!("{} {member}", operation.rust_name)))
    }

    /// The method, or one for each media type of a required body, with the arguments in their order.
    fn call_lines(&self, operation: &OperationSurface) -> Vec<String> {
        let (success, error) = (self.result_text(&operation.success), self.result_text(&operation.error));
        let call = |name: &str, body: Option<&MediaSurface>| {
            format!("call {} -> {success}, Error<{error}>", self.call_text(name, operation, body))
        };
        match operation.body.as_ref().filter(|body| body.required) {
            Some(body) => body.media.iter().map(|media| call(&media.rust_name, Some(media))).collect(),
            None => vec![call(&operation.rust_name, None)],
        }
    }

    fn parameter_line(&self, parameter: &ParameterSurface) -> String {
        let ParameterSurface { rust_name, location, .. } = parameter;
        let rust = if parameter.required {
            format!("argument {rust_name}")
        } else {
            format!(".{rust_name}({})", self.argument_text(&parameter.ty))
        };
        let reserved = if parameter.allow_reserved { ", reserved characters as they are" } else { "" };
        format!(
            "{rust}: {}{}{}{reserved}{}{}",
            location.as_str(),
            wire_name(&parameter.wire_name, rust_name),
            unusual_encoding(*location, &parameter.encoding),
            constraints(&parameter.constraints),
            deprecated(parameter.deprecated)
        )
    }

    fn body_lines(&self, operation: &OperationSurface, body: &BodySurface) -> Vec<String> {
        let preferred = |index: usize| if index == 0 && body.media.len() > 1 { ", preferred" } else { "" };
        let line = |(index, media): (usize, &MediaSurface)| {
            let rust = match (body.required, media.rust_name == operation.rust_name) {
                (true, true) => "argument body".to_owned(),
                (true, false) => format!("argument body of {}", media.rust_name),
                (false, _) => format!(".{}({})", media.rust_name, self.argument_text(&media.ty)),
            };
            format!("{rust}: body {}{}", media.media_type, preferred(index))
        };
        let media = body.media.iter().enumerate().map(line);
        let parts =
            body.media.iter().flat_map(|media| &media.encodings).map(|part| format!("body part {}", part.text()));
        media.chain(parts).collect()
    }

    fn result_lines(&self, operation: &OperationSurface) -> Vec<String> {
        let outcomes = operation.successes.iter().map(|outcome| self.outcome_line("gives", outcome));
        let errors = operation.errors.iter().map(|outcome| self.outcome_line("fails with", outcome));
        let headers = operation.headers.iter().map(|header| {
            let owner = operation.headers_struct.as_deref().unwrap_or_default();
            let required = if header.required { ", always there" } else { "" };
            let ty = self.type_text(&header.ty);
            format!("{owner}.{}: Option<{ty}>, response header `{}`{required}", header.rust_name, header.wire_name)
        });
        let pages = operation.pages.iter().map(|pages| {
            format!(".stream(): {} of {}, {}", self.type_text(&pages.item), self.type_text(&pages.page), pages.way)
        });
        let key = operation.has_idempotency_key.then(|| ".idempotency_key(impl Into<String>)".to_owned());
        outcomes.chain(errors).chain(headers).chain(pages).chain(key).collect()
    }

    fn outcome_line(&self, what: &str, outcome: &OutcomeSurface) -> String {
        let media = if outcome.media.is_empty() { "no content".to_owned() } else { outcome.media.join(", ") };
        format!("{what} {}: {} ({media})", outcome.status.text(), self.type_text(&outcome.ty))
    }

    pub(crate) fn result_text(&self, result: &ResultSurface) -> String {
        match result {
            ResultSurface::One(ty) => self.type_text(ty),
            ResultSurface::ByStatus(name) => name.clone(),
        }
    }
}

/// The alternatives; the order does not count.
fn security_text(alternatives: &[SecurityAlternative]) -> String {
    let alternative = |alternative: &SecurityAlternative| {
        let schemes = alternative.schemes.iter().map(|(key, scopes)| {
            if scopes.is_empty() {
                format!("`{key}`")
            } else {
                format!("`{key}` for {}", super::sorted(scopes).into_iter().cloned().collect::<Vec<_>>().join(" "))
            }
        });
        let schemes = super::sorted(schemes);
        if schemes.is_empty() { "none".to_owned() } else { schemes.join(" and ") }
    };
    let alternatives = super::sorted(alternatives.iter().map(alternative));
    if alternatives.is_empty() { "none".to_owned() } else { alternatives.join(", or ") }
}

/// How a parameter is written, where that is not how it would be if the document said nothing.
fn unusual_encoding(location: Location, encoding: &ParameterEncoding) -> String {
    let usual = match location {
        Location::Path | Location::Header => ParameterEncoding::Style(Style::Simple, false),
        Location::Query | Location::QueryString | Location::Cookie => ParameterEncoding::Style(Style::Form, true),
    };
    if *encoding == usual { String::new() } else { format!(", {}", encoding.text()) }
}
