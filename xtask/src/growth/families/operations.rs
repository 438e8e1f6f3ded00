//! Paths, operations, parameters, bodies, security.

use super::{Attack, Entry, NOTHING, each, schema_ref};

pub(super) const FAMILIES: &[Entry] = &[
    ("operations", operations),
    ("paths of one shape", one_shape),
    ("path with many parameters", path_parameters),
    ("undeclared path parameters", undeclared),
    ("parameters", parameters),
    ("parameters of one name", same_parameters),
    ("media types", media_types),
    ("responses of many statuses", statuses),
    ("response headers", headers),
    ("encodings", encodings),
    ("tags", tags),
    ("servers", servers),
    ("server variables", server_variables),
    ("security schemes", security_schemes),
    ("security alternatives", alternatives),
    ("callbacks", callbacks),
    ("examples", examples),
    ("equal inline bodies", inline_bodies),
    ("deep objects in the query", deep_objects),
];

fn operations(count: usize) -> Attack {
    let paths = each(count, |index| format!(r#""/a{index}":{{"get":{{"operationId":"op{index}",{NOTHING}}}}}"#));
    Attack::paths(&paths, "")
}

fn one_shape(count: usize) -> Attack {
    let paths = each(count, |index| {
        let parameter = format!(r#"{{"name":"p{index}","in":"path","required":true,"schema":{{"type":"string"}}}}"#);
        format!(r#""/a/{{p{index}}}":{{"get":{{"parameters":[{parameter}],{NOTHING}}}}}"#)
    });
    Attack::paths(&paths, "")
}

fn path_parameters(count: usize) -> Attack {
    let path: String = each(count, |index| format!("/{{p{index}}}")).concat();
    let parameters = each(count, |index| {
        format!(r#"{{"name":"p{index}","in":"path","required":true,"schema":{{"type":"string"}}}}"#)
    });
    Attack::paths(&[format!(r#""{path}":{{"get":{{"parameters":[{}],{NOTHING}}}}}"#, parameters.join(","))], "")
}

fn undeclared(count: usize) -> Attack {
    let path: String = each(count, |index| format!("/{{p{index}}}")).concat();
    Attack::paths(&[format!(r#""{path}":{{"get":{{{NOTHING}}}}}"#)], "")
}

fn parameters(count: usize) -> Attack {
    let parameters =
        each(count, |index| format!(r#"{{"name":"p{index}","in":"query","schema":{{"type":"string"}}}}"#)).join(",");
    Attack::paths(&[format!(r#""/a":{{"get":{{"parameters":[{parameters}],{NOTHING}}}}}"#)], "")
}

fn same_parameters(count: usize) -> Attack {
    let parameters = each(count, |index| {
        format!(r#"{{"name":"p{}","in":"query","schema":{{"type":"string"}}}}"#, "_".repeat(index % 50))
    })
    .join(",");
    Attack::paths(&[format!(r#""/a":{{"get":{{"parameters":[{parameters}],{NOTHING}}}}}"#)], "")
}

fn media_types(count: usize) -> Attack {
    let content = each(count, |index| format!(r#""application/x{index}+json":{{"schema":{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}}}"#)).join(",");
    let operation = format!(
        r#"{{"requestBody":{{"required":true,"content":{{{content}}}}},"responses":{{"200":{{"description":"d","content":{{{content}}}}}}}}}"#
    );
    Attack::paths(&[format!(r#""/a":{{"post":{operation}}}"#)], "")
}

/// All that there are, in many operations.
fn statuses(count: usize) -> Attack {
    let responses = (200..600).map(|status| {
        format!(r#""{status}":{{"description":"d","content":{{"application/json":{{"schema":{{"type":"object","properties":{{"p{status}":{{"type":"string"}}}}}}}}}}}}"#)
    });
    let responses = responses.collect::<Vec<_>>().join(",");
    Attack::paths(&each(count, |index| format!(r#""/a{index}":{{"get":{{"responses":{{{responses}}}}}}}"#)), "")
}

fn headers(count: usize) -> Attack {
    let headers = each(count, |index| format!(r#""X-H{index}":{{"schema":{{"type":"string"}}}}"#)).join(",");
    Attack::paths(
        &[format!(r#""/a":{{"get":{{"responses":{{"204":{{"description":"d","headers":{{{headers}}}}}}}}}}}"#)],
        "",
    )
}

fn encodings(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string"}}"#)).join(",");
    let encodings = each(count, |index| {
        format!(r#""p{index}":{{"contentType":"text/plain","headers":{{"X-A":{{"schema":{{"type":"string"}}}}}}}}"#)
    })
    .join(",");
    let media = format!(r#"{{"schema":{{"type":"object","properties":{{{properties}}}}},"encoding":{{{encodings}}}}}"#);
    Attack::paths(
        &[format!(r#""/a":{{"post":{{"requestBody":{{"content":{{"multipart/form-data":{media}}}}},{NOTHING}}}}}"#)],
        "",
    )
}

fn tags(count: usize) -> Attack {
    let paths = each(count, |index| {
        format!(r#""/a{index}":{{"get":{{"operationId":"op{index}","tags":["tag {index}"],{NOTHING}}}}}"#)
    });
    let tags = each(count, |index| format!(r#"{{"name":"tag {index}","description":"d"}}"#)).join(",");
    Attack::paths(&paths, &format!(r#""tags":[{tags}],"#))
}

fn servers(count: usize) -> Attack {
    let servers =
        each(count, |index| format!(r#"{{"url":"https://s{index}.example.com/","description":"server {index}"}}"#))
            .join(",");
    Attack::paths(&[format!(r#""/a":{{"get":{{{NOTHING}}}}}"#)], &format!(r#""servers":[{servers}],"#))
}

fn server_variables(count: usize) -> Attack {
    let servers = each(count, |index| {
        format!(r#"{{"url":"https://{{v{index}}}.example.com/","variables":{{"v{index}":{{"default":"d"}}}}}}"#)
    })
    .join(",");
    Attack::paths(&[format!(r#""/a":{{"get":{{{NOTHING}}}}}"#)], &format!(r#""servers":[{servers}],"#))
}

fn security_schemes(count: usize) -> Attack {
    let schemes =
        each(count, |index| format!(r#""s{index}":{{"type":"apiKey","in":"header","name":"X-{index}"}}"#)).join(",");
    let paths = each(count, |index| format!(r#""/a{index}":{{"get":{{"security":[{{"s{index}":[]}}],{NOTHING}}}}}"#));
    Attack::paths(&paths, &format!(r#""components":{{"securitySchemes":{{{schemes}}}}},"#))
}

fn alternatives(count: usize) -> Attack {
    let alternatives = each(count, |_| r#"{"s":[]}"#.to_owned()).join(",");
    let scheme = r#""components":{"securitySchemes":{"s":{"type":"http","scheme":"bearer"}}},"#;
    Attack::paths(&[format!(r#""/a":{{"get":{{"security":[{alternatives}],{NOTHING}}}}}"#)], scheme)
}

fn callbacks(count: usize) -> Attack {
    let callbacks = each(count, |index| {
        format!(
            r#""c{index}":{{"{{$request.body#/url}}":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}}}}}}},{NOTHING}}}}}}}"#
        )
    });
    Attack::paths(&[format!(r#""/a":{{"post":{{"callbacks":{{{}}},{NOTHING}}}}}"#, callbacks.join(","))], "")
}

fn examples(count: usize) -> Attack {
    let examples = each(count, |index| format!(r#""e{index}":{{"value":{{"a":[{index},{{"b":null}}]}}}}"#)).join(",");
    let content = format!(r#"{{"application/json":{{"schema":{{"type":"object"}},"examples":{{{examples}}}}}}}"#);
    Attack::paths(
        &[format!(r#""/a":{{"get":{{"responses":{{"200":{{"description":"d","content":{content}}}}}}}}}"#)],
        "",
    )
}

fn inline_bodies(count: usize) -> Attack {
    let schema = r#"{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string","enum":["x","y"]}}}}}"#;
    let paths = each(count, |index| {
        format!(
            r#""/a{index}":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{schema}}}}}}},{NOTHING}}}}}"#
        )
    });
    Attack::paths(&paths, "")
}

fn deep_objects(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string"}}"#)).join(",");
    let further =
        format!(r#""components":{{"schemas":{{"Filter":{{"type":"object","properties":{{{properties}}}}}}}}},"#);
    let parameter =
        format!(r#"{{"name":"filter","in":"query","style":"deepObject","schema":{}}}"#, schema_ref("Filter"));
    Attack::paths(&[format!(r#""/a":{{"get":{{"parameters":[{parameter}],{NOTHING}}}}}"#)], &further)
}
