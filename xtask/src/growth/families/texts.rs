//! Long texts, much white space, deep nesting, and overlays.

use super::{Attack, Entry, NOTHING, each};

pub(super) const FAMILIES: &[Entry] = &[
    ("newlines", newlines),
    ("newlines before an error", newlines_before_error),
    ("comments", comments),
    ("long description of words", long_words),
    ("long description of brackets", brackets),
    ("long description of backticks", backticks),
    ("long description of tags", html),
    ("long description of usual tags", usual_tags),
    ("long description of open tags", open_tags),
    ("long description of code", code),
    ("long description of quotes", quotes),
    ("long description of emphasis", emphasis),
    ("long description of lines", lines),
    ("descriptions", descriptions),
    ("nested lists in YAML", nested_yaml),
    ("nested brackets", nested_brackets),
    ("duplicate keys", duplicate_keys),
    ("unknown keys", unknown_keys),
    ("wrong shapes", wrong_shapes),
    ("extensions", extensions),
    ("overlay of nested filters", nested_filters),
    ("overlay of nested parentheses", nested_parentheses),
    ("overlay of many actions", many_actions),
    ("overlay of everything", everything),
    ("large numbers", numbers),
    ("constraints", constraints),
];

fn newlines(count: usize) -> Attack {
    Attack::of(format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{}paths: {{}}\n", "\n".repeat(count)))
}

fn newlines_before_error(count: usize) -> Attack {
    Attack::of(format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{}paths: []\n", "\n".repeat(count)))
}

fn comments(count: usize) -> Attack {
    Attack::of(format!(
        "openapi: 3.0.3\n{}info: {{title: t, version: '1'}}\npaths: {{}}\n",
        "# a comment\n".repeat(count)
    ))
}

fn described(description: &str) -> Attack {
    let text = description.replace('\n', "\\n");
    Attack::paths(&[format!(r#""/a":{{"get":{{"description":"{text}",{NOTHING}}}}}"#)], "")
}

fn long_words(count: usize) -> Attack {
    described(&"word ".repeat(count))
}

fn brackets(count: usize) -> Attack {
    described(&format!("{}{}", "[".repeat(count), "](".repeat(count)))
}

/// Runs of backticks of ever other lengths: none closes another.
fn backticks(count: usize) -> Attack {
    described(&each(count, |index| format!("{} ", "`".repeat(index % 200 + 1))).concat())
}

fn html(count: usize) -> Attack {
    described(&"<a <!-- <![CDATA[ <? ".repeat(count))
}

fn usual_tags(count: usize) -> Attack {
    described(&"<p><a href='https://example.com'><b>a</b><li>".repeat(count))
}

fn open_tags(count: usize) -> Attack {
    described(&format!("<p>{}", "<".repeat(count)))
}

fn code(count: usize) -> Attack {
    described(&"text\n\n    code\n\n```\nfenced\n```\n\n- item\n\n      code\n\n".repeat(count))
}

fn quotes(count: usize) -> Attack {
    described(&format!("{}a", "> ".repeat(count)))
}

fn emphasis(count: usize) -> Attack {
    described(&"*a _b **c ".repeat(count))
}

fn lines(count: usize) -> Attack {
    described(&"- [x] a line `with` <b>things</b>\n".repeat(count))
}

fn descriptions(count: usize) -> Attack {
    let properties =
        each(count, |index| format!(r#""p{index}":{{"type":"string","description":"The [p]<b> of `a`\n\n    code"}}"#))
            .join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn nested_yaml(count: usize) -> Attack {
    let lines = (0..count).map(|level| format!("{}a:\n", " ".repeat(level % 100 + 1)));
    Attack::of(format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\nx-a:\n{}",
        lines.collect::<String>()
    ))
}

fn nested_brackets(count: usize) -> Attack {
    Attack::of(format!("openapi: 3.0.3\npaths: {}{}\n", "[".repeat(count), "]".repeat(count)))
}

fn duplicate_keys(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{}":{{"type":"string"}}"#, index / 2)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

/// Each is a message; the document is one line.
fn unknown_keys(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string","unknown":1}}"#)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn wrong_shapes(count: usize) -> Attack {
    let properties =
        each(count, |index| format!(r#""p{index}":{{"type":1,"maxLength":"x","required":true,"properties":[]}}"#))
            .join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn extensions(count: usize) -> Attack {
    Attack::paths(&[], &each(count, |index| format!(r#""x-{index}":{{"a":[1,2,3]}},"#)).concat())
}

fn with_overlay(actions: &str) -> Attack {
    let document = Attack::paths(&[format!(r#""/a":{{"get":{{{NOTHING}}}}}"#)], "").document;
    Attack { document, overlay: Some(format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}")) }
}

fn nested_filters(count: usize) -> Attack {
    let target = format!("${}{}", "[?@".repeat(count), "]".repeat(count));
    with_overlay(&format!("- {{target: '{target}', description: d, remove: true}}\n"))
}

fn nested_parentheses(count: usize) -> Attack {
    let target = format!("$[?{}@.a{}]", "(".repeat(count), ")".repeat(count));
    with_overlay(&format!("- {{target: '{target}', description: d, remove: true}}\n"))
}

fn many_actions(count: usize) -> Attack {
    let actions = each(count, |index| format!("- {{target: $.info, description: d, update: {{x-{index}: 1}}}}\n"));
    with_overlay(&actions.concat())
}

/// An action that matches every node, and removes many items of a list.
fn everything(count: usize) -> Attack {
    let further = format!(r#""x-list":[{}],"#, each(count, |index| index.to_string()).join(","));
    let document = Attack::paths(&[], &further).document;
    Attack {
        document,
        ..with_overlay(
            "- {target: '$[\"x-list\"][*]', description: d, remove: true}\n- {target: '$..*', description: d, remove: true}\n",
        )
    }
}

fn numbers(count: usize) -> Attack {
    let numbers = each(count, |index| format!("{index}{}e{}", "9".repeat(40), index % 400)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"number","enum":[{numbers}],"maximum":1e400,"multipleOf":1e-400}}"#)])
}

fn constraints(count: usize) -> Attack {
    let properties = each(count, |index| {
        format!(
            r#""p{index}":{{"type":"string","minLength":{index},"maxLength":99999999999999999999,"pattern":"^(a+)+$"}}"#
        )
    })
    .join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}
