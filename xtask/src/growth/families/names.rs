//! Names that collide, that are long, or that Rust cannot write.

use super::{Attack, Entry, NOTHING, each, schema_ref};

pub(super) const FAMILIES: &[Entry] = &[
    ("one operationId", same_operation_id),
    ("schemas that collide", colliding_schemas),
    ("properties that collide", colliding_properties),
    ("tags that collide", colliding_tags),
    ("names without letters", wordless),
    ("one long name", long_name),
    ("one long name of separators", long_separators),
    ("one long name of words", long_words),
    ("long names of nested properties", long_nested),
    ("names in many scripts", scripts),
    ("many properties in a long name", many_in_long),
    ("many faults in a long name", faults_in_long),
];

fn same_operation_id(count: usize) -> Attack {
    Attack::paths(&each(count, |index| format!(r#""/a{index}":{{"get":{{"operationId":"same",{NOTHING}}}}}"#)), "")
}

/// The bits of a number as underscores and blanks.
fn separators(number: usize) -> String {
    (0..20).map(|bit| if number >> bit & 1 == 0 { '_' } else { '-' }).collect()
}

fn colliding_schemas(count: usize) -> Attack {
    let mut schemas = each(count, |index| format!(r#""S{}s":{{"type":"object"}}"#, separators(index)));
    schemas.push(r#""Root":{"type":"string"}"#.to_owned());
    Attack::schemas(&schemas)
}

fn colliding_properties(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""s{}s":{{"type":"string"}}"#, separators(index))).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn colliding_tags(count: usize) -> Attack {
    let paths =
        each(count, |index| format!(r#""/a{index}":{{"get":{{"tags":["t{}t"],{NOTHING}}}}}"#, separators(index)));
    Attack::paths(&paths, "")
}

fn wordless(count: usize) -> Attack {
    let sign = |index: usize| char::from_u32(0x2190 + u32::try_from(index % 1_000).unwrap_or_default()).unwrap_or('→');
    let name = |index: usize| format!("{}{}{}", sign(index), sign(index / 1_000), sign(index / 1_000_000));
    let properties = each(count, |index| format!(r#""{}":{{"type":"string"}}"#, name(index))).join(",");
    let mut schemas =
        each(count, |index| format!(r#""{}":{{"type":"string","enum":["{}"]}}"#, name(index), name(index)));
    schemas.push(format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#));
    Attack::schemas(&schemas)
}

fn with_name(name: &str) -> Attack {
    let schema = format!(
        r#""Root":{{"type":"object","properties":{{"{name}":{{"type":"string","enum":["{name}","{name}-"]}},"{name}.":{{"type":"string"}}}}}}"#
    );
    Attack::schemas(&[schema])
}

fn long_name(count: usize) -> Attack {
    with_name(&"a".repeat(count))
}

fn long_separators(count: usize) -> Attack {
    with_name(&format!("a{}b", ".-,:".repeat(count)))
}

fn long_words(count: usize) -> Attack {
    with_name(&"wordAnd ".repeat(count))
}

fn long_nested(count: usize) -> Attack {
    let name = "long".repeat(count);
    let nested = (0..40).fold(r#"{"type":"string"}"#.to_owned(), |inner, level| {
        format!(r#"{{"type":"object","properties":{{"{name}{level}":{inner}}}}}"#)
    });
    Attack::schemas(&[format!(r#""Root":{nested}"#), format!(r#""Other":{}"#, schema_ref("Root"))])
}

/// Half of the document is a name, the other half is what lies inside.
fn many_in_long(count: usize) -> Attack {
    let properties = each(count, |index| {
        format!(r#""p{index}":{{"type":"object","properties":{{"a{index}":{{"type":"string"}}}}}}"#)
    });
    let name = "long".repeat(count * 15);
    Attack::schemas(&[format!(
        r#""Root":{{"type":"string"}},"{name}":{{"type":"object","properties":{{{}}}}}"#,
        properties.join(",")
    )])
}

fn faults_in_long(count: usize) -> Attack {
    let properties =
        each(count, |index| format!(r#""p{index}":{{"type":1,"maxLength":"x","required":true}}"#)).join(",");
    let name = "long".repeat(count * 12);
    Attack::schemas(&[format!(
        r#""Root":{{"type":"string"}},"{name}":{{"type":"object","properties":{{{properties}}}}}"#
    )])
}

fn scripts(count: usize) -> Attack {
    let properties = each(count, |index| {
        let letter = char::from_u32(0x4e00 + u32::try_from(index % 20_000).unwrap_or_default()).unwrap_or('中');
        format!(r#""{letter}é{}":{{"type":"string"}}"#, index / 20_000)
    });
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{}}}}}"#, properties.join(","))])
}
