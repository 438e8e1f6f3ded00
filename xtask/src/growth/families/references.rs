//! `$ref`, aliases and merges.

use super::{Attack, Entry, NOTHING, each, schema_ref};

pub(super) const FAMILIES: &[Entry] = &[
    ("$ref chain", chain),
    ("$ref chain, last first", chain_backwards),
    ("$ref cycle", cycle),
    ("$ref into inline places", into_places),
    ("references to parameters", parameters),
    ("chain of responses", responses),
    ("dangling references", dangling),
    ("recursive anchors", anchors),
    ("YAML aliases", aliases),
    ("YAML merges", merges),
    ("generic schemas", generics),
];

fn chain(count: usize) -> Attack {
    let mut schemas = each(count, |index| format!(r#""S{index}":{}"#, schema_ref(format_args!("S{}", index + 1))));
    schemas.push(format!(r#""S{count}":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}"#));
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

fn chain_backwards(count: usize) -> Attack {
    let mut schemas = vec![r#""S0":{"type":"object","properties":{"a":{"type":"string"}}}"#.to_owned()];
    schemas.extend((1..count).map(|index| format!(r#""S{index}":{}"#, schema_ref(format_args!("S{}", index - 1)))));
    schemas.push(format!(r#""Root":{}"#, schema_ref(format_args!("S{}", count.saturating_sub(1)))));
    Attack::schemas(&schemas)
}

fn cycle(count: usize) -> Attack {
    let mut schemas =
        each(count, |index| format!(r#""S{index}":{}"#, schema_ref(format_args!("S{}", (index + 1) % count))));
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

fn into_places(count: usize) -> Attack {
    let properties = each(count, |index| match index {
        0 => r#""p0":{"type":"object","properties":{"a":{"type":"string"}}}"#.to_owned(),
        _ => format!(
            r##""p{index}":{{"type":"object","properties":{{"b":{{"$ref":"#/components/schemas/Root/properties/p{}"}}}}}}"##,
            index - 1
        ),
    });
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{}}}}}"#, properties.join(","))])
}

fn parameters(count: usize) -> Attack {
    let components =
        each(count, |index| format!(r#""P{index}":{{"name":"p{index}","in":"query","schema":{{"type":"string"}}}}"#))
            .join(",");
    let references = each(count, |index| format!(r##"{{"$ref":"#/components/parameters/P{index}"}}"##)).join(",");
    let path = format!(r#""/a":{{"parameters":[{references}],"get":{{{NOTHING}}},"put":{{{NOTHING}}}}}"#);
    Attack::paths(&[path], &format!(r#""components":{{"parameters":{{{components}}}}},"#))
}

fn responses(count: usize) -> Attack {
    let components = each(count, |index| match index {
        0 => r#""R0":{"description":"d"}"#.to_owned(),
        _ => format!(r##""R{index}":{{"$ref":"#/components/responses/R{}"}}"##, index - 1),
    });
    let paths = each(count, |index| {
        format!(r##""/a{index}":{{"get":{{"responses":{{"200":{{"$ref":"#/components/responses/R{index}"}}}}}}}}"##)
    });
    Attack::paths(&paths, &format!(r#""components":{{"responses":{{{}}}}},"#, components.join(",")))
}

/// Each is an error; the document is one line.
fn dangling(count: usize) -> Attack {
    let properties =
        each(count, |index| format!(r#""p{index}":{}"#, schema_ref(format_args!("None{index}")))).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn anchors(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        let next = (index + 1) % count;
        format!(r##""S{index}":{{"$anchor":"a{index}","type":"object","properties":{{"n":{{"$ref":"#a{next}"}}}}}}"##)
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    let attack = Attack::schemas(&schemas);
    Attack { document: attack.document.replacen("3.0.3", "3.1.0", 1), ..attack }
}

fn aliases(count: usize) -> Attack {
    let lines = each(count, |index| match index {
        0 => "    S0: &s0 {type: object, properties: {a: {type: string}}}\n".to_owned(),
        _ => format!("    S{index}: &s{index} {{type: object, properties: {{a: *s{}, b: *s0}}}}\n", index - 1),
    });
    yaml(&lines)
}

fn merges(count: usize) -> Attack {
    let lines = each(count, |index| match index {
        0 => "    S0: &s0 {type: object}\n".to_owned(),
        _ => format!("    S{index}: &s{index}\n      <<: *s{}\n      x-{index}: 1\n", index - 1),
    });
    yaml(&lines)
}

fn yaml(schemas: &[String]) -> Attack {
    let start = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    Attack::of(format!("{start}{}", schemas.concat()))
}

/// Each uses a template that names what is to be filled in.
fn generics(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        format!(
            r##""Page{index}":{{"$ref":"#/components/schemas/Page","$defs":{{"item":{{"$dynamicAnchor":"item","type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}}}}}"##
        )
    });
    schemas.push(
        r##""Page":{"type":"object","properties":{"items":{"type":"array","items":{"$dynamicRef":"#item"}}},"$defs":{"item":{"$dynamicAnchor":"item","not":{}}}}"##
            .to_owned(),
    );
    schemas.push(format!(r#""Root":{}"#, schema_ref("Page0")));
    let attack = Attack::schemas(&schemas);
    Attack { document: attack.document.replacen("3.0.3", "3.1.0", 1), ..attack }
}
