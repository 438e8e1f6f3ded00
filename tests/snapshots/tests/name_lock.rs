//! What arrives, moves or goes elsewhere in a document renames nothing: the lock of one state holds the names of the next.

use codegen::settings::Settings;
use codegen::{Description, Source, SourceFile};
use snapshot_tests::rendered_with_notes;

/// A document of these paths and schemas, in one line each.
fn document(paths: &[&str], schemas: &[&str]) -> String {
    let lines = |lines: &[&str], indent: &str| lines.iter().map(|line| format!("{indent}{line}\n")).collect::<String>();
    let (paths, schemas) = (lines(paths, "  "), lines(schemas, "    "));
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\n{paths}components:\n  schemas:\n{schemas}"
    );
    if paths.is_empty() { text } else { text.replacen("paths: {}", "paths:", 1) }
}

/// Generates from the paths and schemas of a document, in one line each, with the lock of another run.
fn generated(paths: &[&str], schemas: &[&str], lock: Option<&str>) -> Description {
    generated_with(&Settings::default(), paths, schemas, lock)
}

/// The same with settings.
fn generated_with(settings: &Settings, paths: &[&str], schemas: &[&str], lock: Option<&str>) -> Description {
    let text = document(paths, schemas);
    let name_lock = lock.map(|lock| SourceFile::new("api.names.yaml", lock));
    let source = Source { name_lock, ..Source::alone("api", SourceFile::new("api.yaml", text)) };
    codegen::describe(&source, settings)
}

/// The same for a document of schemas alone.
fn schemas(schemas: &[&str], lock: Option<&str>) -> Description {
    generated(&[], schemas, lock)
}

fn lock(described: &Description) -> &str {
    described.name_lock.as_deref().unwrap_or_default()
}

fn surface_of(described: &Description) -> String {
    described.surface.as_ref().map(codegen::surface::ApiSurface::lines).unwrap_or_default()
}

/// Asserts that the surface has these lines.
#[track_caller]
fn assert_has(described: &Description, lines: &[&str]) {
    let surface = surface_of(described);
    for line in lines {
        assert!(surface.contains(line), "no `{line}` in\n{surface}\nlock:\n{}", lock(described));
    }
}

#[track_caller]
fn assert_lacks(described: &Description, line: &str) {
    let surface = surface_of(described);
    assert!(!surface.contains(line), "`{line}` in\n{surface}\nlock:\n{}", lock(described));
}

const INVOICE: &str = "Invoice: {type: object, properties: {status: {type: string, enum: [open, paid]}}}";
const BILL: &str = "Bill: {type: object, properties: {status: {type: string, enum: [open, paid]}}}";
const ORDER: &str = "Order: {type: object, properties: {status: {type: string, enum: [open, paid]}}}";

#[test]
fn an_equal_schema_that_arrives_takes_the_name_of_the_one_that_was_there() {
    let before = schemas(&[INVOICE], None);
    let after = schemas(&[BILL, INVOICE], Some(lock(&before)));
    assert_has(&after, &["Invoice.status: Option<InvoiceStatus>", "Bill.status: Option<InvoiceStatus>"]);
    let again = schemas(&[BILL, INVOICE], Some(lock(&after)));
    assert_has(&again, &["Bill.status: Option<InvoiceStatus>"]);
    assert_eq!(lock(&again), lock(&after));
}

#[test]
fn without_a_lock_the_shortest_place_names_the_type_of_several_places() {
    for order in [[INVOICE, BILL, ORDER], [ORDER, INVOICE, BILL]] {
        assert_has(&schemas(&order, None), &["Invoice.status: Option<BillStatus>", "enum BillStatus"]);
    }
}

#[test]
fn a_place_that_changes_leaves_the_name_to_the_places_that_stay() {
    const CHANGED: &str = "Invoice: {type: object, properties: {status: {type: string, enum: [open, paid, void]}}}";
    let first = schemas(&[INVOICE], None);
    let shared = schemas(&[INVOICE, BILL, ORDER], Some(lock(&first)));
    let split = schemas(&[CHANGED, BILL, ORDER], Some(lock(&shared)));
    assert_has(&split, &["Bill.status: Option<InvoiceStatus>", "Order.status: Option<InvoiceStatus>"]);
    assert_has(&split, &["Invoice.status: Option<InvoiceStatus2>"]);
    let again = schemas(&[ORDER, CHANGED, BILL], Some(lock(&split)));
    assert_has(&again, &["Bill.status: Option<InvoiceStatus>", "Invoice.status: Option<InvoiceStatus2>"]);
}

#[test]
fn another_place_that_changes_gets_the_name_of_its_own_place() {
    const CHANGED: &str = "Order: {type: object, properties: {status: {type: string, enum: [open, paid, void]}}}";
    let first = schemas(&[INVOICE], None);
    let shared = schemas(&[INVOICE, BILL, ORDER], Some(lock(&first)));
    let split = schemas(&[INVOICE, BILL, CHANGED], Some(lock(&shared)));
    assert_has(&split, &["Bill.status: Option<InvoiceStatus>", "Invoice.status: Option<InvoiceStatus>"]);
    assert_has(&split, &["Order.status: Option<OrderStatus>"]);
}

#[test]
fn the_place_that_gave_the_name_may_go() {
    let first = schemas(&[INVOICE], None);
    let shared = schemas(&[INVOICE, BILL, ORDER], Some(lock(&first)));
    let gone = schemas(&[BILL, ORDER], Some(lock(&shared)));
    assert_has(&gone, &["Bill.status: Option<InvoiceStatus>"]);
    assert_has(&schemas(&[ORDER], Some(lock(&gone))), &["Order.status: Option<InvoiceStatus>"]);
}

#[test]
fn all_places_may_change_alike() {
    let grown: Vec<String> = [INVOICE, BILL].map(|schema| schema.replace("paid", "paid, void")).to_vec();
    let grown: Vec<&str> = grown.iter().map(String::as_str).collect();
    let shared = schemas(&[INVOICE, BILL], Some(lock(&schemas(&[INVOICE], None))));
    assert_has(&schemas(&grown, Some(lock(&shared))), &["Bill.status: Option<InvoiceStatus>", "InvoiceStatus::Void"]);
}

#[test]
fn a_component_named_like_an_inline_type_arrives_and_takes_the_suffix() {
    const NEWCOMER: &str = "InvoiceStatus: {type: object, properties: {text: {type: string}}}";
    let before = schemas(&[INVOICE], None);
    let after = schemas(&[INVOICE, NEWCOMER], Some(lock(&before)));
    assert_has(&after, &["Invoice.status: Option<InvoiceStatus>", "enum InvoiceStatus", "struct InvoiceStatus2"]);
    let notes = rendered_with_notes(&after.diagnostics);
    assert!(notes.contains("another type has the name `InvoiceStatus`"), "{notes}");
    // The names stay, whichever of the two is the newcomer, and are noted once.
    let again = schemas(&[NEWCOMER, INVOICE], Some(lock(&after)));
    assert_has(&again, &["Invoice.status: Option<InvoiceStatus>", "struct InvoiceStatus2"]);
    assert!(!rendered_with_notes(&again.diagnostics).contains("name-taken"));
    let before = schemas(&[NEWCOMER, "Invoice: {type: object}"], None);
    let after = schemas(&[NEWCOMER, INVOICE], Some(lock(&before)));
    assert_has(&after, &["Invoice.status: Option<InvoiceStatus2>", "struct InvoiceStatus,"]);
}

#[test]
fn who_has_a_suffix_keeps_it_when_the_other_one_goes() {
    let after = schemas(&["InvoiceStatus: {type: object, properties: {text: {type: string}}}", INVOICE], None);
    assert_has(&after, &["Invoice.status: Option<InvoiceStatus2>"]);
    assert_has(&schemas(&[INVOICE], Some(lock(&after))), &["Invoice.status: Option<InvoiceStatus2>"]);
    assert_has(&schemas(&[INVOICE], None), &["Invoice.status: Option<InvoiceStatus>"]);
}

#[test]
fn a_component_that_differs_only_in_case_takes_the_suffix_when_it_arrives() {
    let before = schemas(&["foo_bar: {type: object, properties: {a: {type: string}}}"], None);
    let after = schemas(
        &[
            "FooBar: {type: object, properties: {b: {type: string}}}",
            "foo_bar: {type: object, properties: {a: {type: string}}}",
        ],
        Some(lock(&before)),
    );
    assert_has(&after, &["FooBar.a", "FooBar2.b"]);
}

#[test]
fn a_component_that_repeats_an_inline_schema_arrives_and_changes_nothing() {
    const ADDRESS: &str =
        "{type: object, properties: {street: {type: string}, city: {type: string}, zip: {type: string}}}";
    let person = format!("Person: {{type: object, properties: {{address: {ADDRESS}}}}}");
    let address = format!("Address: {ADDRESS}");
    let before = schemas(&[&person], None);
    let after = schemas(&[&address, &person], Some(lock(&before)));
    assert_has(&after, &["Person.address: Option<PersonAddress>"]);
    assert_has(&schemas(&[&address, &person], None), &["Person.address: Option<Address>"]);
}

const LIST: &str = "/a: {get: {operationId: listInvoices, responses: {'204': {description: ok}}}}";

#[test]
fn an_operation_that_differs_only_in_case_takes_the_suffix_when_it_arrives() {
    let before = generated(&[LIST], &[], None);
    for newcomer in ["list_invoices", "ListInvoices"] {
        let path = format!("/B: {{get: {{operationId: {newcomer}, responses: {{'204': {{description: ok}}}}}}}}");
        let after = generated(&[&path, LIST], &[], Some(lock(&before)));
        assert_has(&after, &["list_invoices: GET", "list_invoices_2: GET"]);
        assert!(lock(&after).contains("listInvoices: list_invoices\n"), "{}", lock(&after));
        let alone = generated(&[&path], &[], Some(lock(&after)));
        assert_has(&alone, &["list_invoices_2: GET"]);
    }
}

#[test]
fn a_fastapi_operation_keeps_its_short_name_when_a_second_function_of_its_name_arrives() {
    const ITEMS: &str = "/items: {get: {operationId: read_items_get, responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}}}";
    const USERS: &str = "/users: {get: {operationId: read_users_get, responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}}}}";
    let before = generated(&[ITEMS], &[], None);
    assert_has(&before, &["read: GET", "struct ReadResponse"]);
    let after = generated(&[USERS, ITEMS], &[], Some(lock(&before)));
    assert_has(&after, &["read: GET", "ReadResponse.a", "read_users_get: GET", "ReadUsersGetResponse.b"]);
    let alone = generated(&[USERS], &[], Some(lock(&after)));
    assert_has(&alone, &["read_users_get: GET", "ReadUsersGetResponse.b"]);
}

#[test]
fn a_field_keeps_the_name_that_it_got_beside_another_one() {
    let both = schemas(&["Hit: {type: object, properties: {fooBar: {type: string}, foo_bar: {type: integer}}}"], None);
    assert_has(&both, &["Hit.foo_bar_2: Option<String>", "Hit.foo_bar: Option<i64>"]);
    let one = schemas(&["Hit: {type: object, properties: {fooBar: {type: string}}}"], Some(lock(&both)));
    assert_has(&one, &["Hit.foo_bar_2: Option<String>"]);
}

#[test]
fn a_request_view_keeps_its_name_when_a_component_of_that_name_arrives() {
    const POST: &str = "/a: {post: {operationId: add, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}}";
    const THING: &str = "Thing: {type: object, properties: {id: {type: string, readOnly: true}, a: {type: string}}}";
    let before = generated(&[POST], &[THING], None);
    assert_has(&before, &["struct ThingRequest"]);
    let newcomer = "ThingRequest: {type: object, properties: {z: {type: string}}}";
    let after = generated(&[POST], &[newcomer, THING], Some(lock(&before)));
    assert_has(&after, &["ThingRequest.a", "ThingRequest2.z"]);
}

#[test]
fn a_response_component_names_its_types_whichever_operations_use_it() {
    let path = |name: &str| {
        format!(
            "/{name}: {{get: {{operationId: {name}, responses: {{'404': {{$ref: '#/components/responses/NotFound'}}}}}}}}"
        )
    };
    let shared = "responses: {NotFound: {description: no, content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}}";
    let document = |paths: &[String]| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n  {}\ncomponents: {{{shared}}}\n",
            paths.join("\n  ")
        )
    };
    for paths in [vec![path("b")], vec![path("a"), path("b")]] {
        let source = Source::alone("api", SourceFile::new("api.yaml", document(&paths)));
        assert_has(&codegen::describe(&source, &Settings::default()), &["struct NotFoundResponse"]);
    }
}

const DEVICE: &str =
    "Device: {type: object, properties: {model_type: {$ref: '#/components/schemas/ModelType98eEnum'}}}";

#[test]
fn a_component_whose_hash_changes_keeps_its_name() {
    let before = schemas(&[DEVICE, "ModelType98eEnum: {type: string, enum: [a, b]}"], None);
    let new_device = DEVICE.replace("98e", "4f8");
    let new = [new_device.as_str(), "ModelType4f8Enum: {type: string, enum: [a, b, c]}"];
    let after = schemas(&new, Some(lock(&before)));
    assert_has(&after, &["Device.model_type: Option<ModelType98eEnum>", "ModelType98eEnum::C"]);
    let notes = rendered_with_notes(&after.diagnostics);
    assert!(notes.contains("its Rust name is still `ModelType98eEnum`"), "{notes}");
    assert_eq!(lock(&schemas(&new, Some(lock(&after)))), lock(&after));
    let removed = lock(&after).replace("  ModelType98eEnum: Device.model_type\n", "");
    assert_has(&schemas(&new, Some(&removed)), &["Device.model_type: Option<ModelType4f8Enum>"]);
}

#[test]
fn a_place_that_refers_to_another_component_renames_none() {
    let other = "ModelType4f8Enum: {type: string, enum: [x]}";
    let model = "ModelType98eEnum: {type: string, enum: [a, b]}";
    let before = schemas(&[DEVICE, model, other], None);
    let after = schemas(&[&DEVICE.replace("98e", "4f8"), model, other], Some(lock(&before)));
    assert_has(&after, &["Device.model_type: Option<ModelType4f8Enum>", "enum ModelType98eEnum"]);
}

#[test]
fn what_is_called_after_a_component_keeps_its_name_with_it() {
    let text = |hash: &str| {
        [
            format!("Item_{hash}: {{type: object, properties: {{kind: {{type: string, enum: [a]}}}}}}"),
            format!("Either: {{oneOf: [{{$ref: '#/components/schemas/Item_{hash}'}}, {{type: string}}]}}"),
            format!("Box: {{type: object, properties: {{item: {{$ref: '#/components/schemas/Item_{hash}'}}}}}}"),
        ]
    };
    let generate = |hash: &str, lock| {
        let text = text(hash);
        schemas(&[&text[0], &text[1], &text[2]], lock)
    };
    let before = generate("3f9a2c", None);
    let after = generate("4a0b1d", Some(lock(&before)));
    assert_has(&after, &["struct Item3f9a2c", "enum Item3f9a2cKind", "Either::Item3f9a2c(Item3f9a2c)"]);
    assert_lacks(&after, "4a0b1d");
}

#[test]
fn an_entry_that_nothing_needs_goes_and_is_said() {
    let before = schemas(&["InvoiceStatus: {type: object, properties: {text: {type: string}}}", INVOICE], None);
    assert!(lock(&before).contains("Invoice.status: InvoiceStatus2"), "{}", lock(&before));
    let after = schemas(&["Else: {type: object, properties: {a: {type: string}}}"], Some(lock(&before)));
    assert_eq!(lock(&after), "");
    let notes = rendered_with_notes(&after.diagnostics);
    assert!(notes.contains("nothing needs the entry `Invoice.status: InvoiceStatus2`"), "{notes}");
    assert!(notes.contains("api.names.yaml:"), "{notes}");
}

#[test]
fn who_loses_the_entry_takes_the_name_of_its_own_place() {
    let first = schemas(&[INVOICE], None);
    let shared = schemas(&[INVOICE, BILL], Some(lock(&first)));
    let start = lock(&shared).find("  InvoiceStatus: ").unwrap_or_default();
    let (head, tail) = lock(&shared).split_at(start);
    let removed = format!("{head}{}", tail.split_once('\n').map_or("", |(_, rest)| rest));
    assert_has(&schemas(&[INVOICE, BILL], Some(&removed)), &["Invoice.status: Option<BillStatus>"]);
}

#[test]
fn what_follows_from_its_own_place_has_no_line_in_the_lock() {
    let described = generated(
        &["/a: {get: {operationId: list_invoices, responses: {'204': {description: ok}}}}"],
        &["Invoice: {type: object, properties: {id: {type: string}}}"],
        None,
    );
    assert_eq!(lock(&described), "");
    assert!(!lock(&schemas(&[INVOICE], None)).contains("InvoiceStatus"));
}

#[test]
fn a_name_that_is_none_in_the_lock_is_not_used() {
    let described = schemas(&[INVOICE], Some("types: {Invoice.status: 'x); fn main() {'}\n"));
    assert_has(&described, &["Invoice.status: Option<InvoiceStatus>"]);
    let described = schemas(&[INVOICE], Some("types: {Invoice.status: Option, Invoice: fn}\n"));
    assert_has(&described, &["Invoice.status: Option<InvoiceStatus>"]);
}

#[test]
fn what_the_settings_leave_out_keeps_its_names_for_when_it_is_wanted_again() {
    let paths = [
        "/bills: {get: {operationId: list, responses: {'200': {description: b, content: {application/json: {schema: {$ref: '#/components/schemas/Bill'}}}}}}}",
        "/invoices: {get: {operationId: List, responses: {'200': {description: i, content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}}}}",
    ];
    let described = |settings: &str, lock: Option<&str>| {
        let settings = Settings::parse("api.settings.yaml", settings).unwrap_or_else(|error| panic!("{error:?}"));
        generated_with(&settings, &paths, &[INVOICE, BILL], lock)
    };
    let all = described("", None);
    assert_has(&all, &["list: GET /bills", "list_2: GET /invoices", "Invoice.status: Option<BillStatus>"]);
    let some = described("include: [{operations: [List]}]", Some(lock(&all)));
    assert_has(&some, &["list_2: GET /invoices", "Invoice.status: Option<BillStatus>"]);
    assert_lacks(&some, "/bills");
    let again = described("", Some(lock(&some)));
    assert_eq!(surface_of(&again), surface_of(&all));
}

#[test]
fn a_property_that_is_spelt_as_in_rust_takes_no_name_from_one_that_was_there() {
    let with = |properties: &str| format!("A: {{type: object, properties: {{{properties}}}}}");
    let camel = "fooBar: {type: string}, bazQux: {type: string}, quuxCorge: {type: string}";
    let before = schemas(&[&with(camel)], None);
    assert!(lock(&before).contains("fields: camelCase") && !lock(&before).contains("known:"), "{}", lock(&before));
    let grown = with(&format!("foo_bar: {{type: integer}}, {camel}"));
    let after = schemas(&[&grown], Some(lock(&before)));
    assert_has(&after, &["A.foo_bar: Option<String>", "A.foo_bar_2: Option<i64>"]);
    let again = schemas(&[&grown], Some(lock(&after)));
    assert_has(&again, &["A.foo_bar: Option<String>", "A.foo_bar_2: Option<i64>"]);
    // The one that is spelt unlike the others was there, and is corrected.
    let odd = "fooBar: {type: string}, baz_qux: {type: string}, quux_corge: {type: string}";
    let before = schemas(&[&with(odd)], None);
    let after = schemas(&[&with(&format!("foo_bar: {{type: integer}}, {odd}"))], Some(lock(&before)));
    assert_has(&after, &["A.foo_bar: Option<String>", "A.foo_bar_2: Option<i64>"]);
}

const PARAMETERS: &str = "/a: {get: {operationId: a, parameters: [PARAMETERS], responses: {'204': {description: x}}}}";

#[test]
fn a_parameter_that_is_spelt_as_in_rust_takes_no_name_from_one_that_was_there() {
    let with = |names: &[&str]| {
        let one = |name: &&str| format!("{{name: {name}, in: query, schema: {{type: string}}}}");
        PARAMETERS.replace("PARAMETERS", &names.iter().map(one).collect::<Vec<_>>().join(", "))
    };
    let before = generated(&[&with(&["pageSize"])], &["A: {type: object}"], None);
    let after = generated(&[&with(&["page_size", "pageSize"])], &["A: {type: object}"], Some(lock(&before)));
    assert_has(
        &after,
        &["a .page_size(impl Into<String>): query `pageSize`", "a .page_size_2(impl Into<String>): query `page_size`"],
    );
}

#[test]
fn an_operation_called_like_the_method_for_a_media_type_takes_another_name() {
    const CREATE: &str = "/a: {post: {operationId: create, requestBody: {required: true, content: {application/json: {schema: {type: \
                          object}}, application/x-www-form-urlencoded: {schema: {type: object}}}}, responses: {'204': {description: x}}}}";
    const NEWCOMER: &str = "/b: {get: {operationId: create_form, responses: {'204': {description: x}}}}";
    let before = generated(&[CREATE], &["A: {type: object}"], None);
    let after = generated(&[NEWCOMER, CREATE], &["A: {type: object}"], Some(lock(&before)));
    assert_has(&after, &["create_form_2: GET /b", "create_form"]);
    let again = generated(&[NEWCOMER, CREATE], &["A: {type: object}"], Some(lock(&after)));
    assert_has(&again, &["create_form_2: GET /b"]);
}

const TOKEN: &str = "Token: {type: object, properties: {id: {type: string, readOnly: true}, name: {type: string}, secret: {type: string}}}";

fn sent(path: &str) -> String {
    format!(
        "{path}: {{post: {{requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Token'}}}}}}}}, \
         responses: {{'204': {{description: x}}}}}}}}"
    )
}

fn returned(path: &str) -> String {
    format!(
        "{path}: {{get: {{responses: {{'200': {{description: x, content: {{application/json: {{schema: {{$ref: \
         '#/components/schemas/Token'}}}}}}}}}}}}}}"
    )
}

#[test]
fn what_is_sent_keeps_its_name_when_answers_have_it_too_and_when_they_have_it_no_more() {
    let (post, get) = (sent("/a"), returned("/b"));
    let only_sent = generated(&[&post], &[TOKEN], None);
    assert_has(&only_sent, &["post_a(body: Token)"]);
    let both = generated(&[&post, &get], &[TOKEN], Some(lock(&only_sent)));
    assert_has(&both, &["post_a(body: Token)", "TokenResponse.id"]);
    let again = generated(&[&get, &post], &[TOKEN], Some(lock(&both)));
    assert_has(&again, &["post_a(body: Token)", "TokenResponse.id"]);
    let only_sent_again = generated(&[&post], &[TOKEN], Some(lock(&both)));
    assert_has(&only_sent_again, &["post_a(body: Token)"]);

    let both = generated(&[&post, &get], &[TOKEN], None);
    assert_has(&both, &["post_a(body: TokenRequest)", "Token.id"]);
    let only_sent = generated(&[&post], &[TOKEN], Some(lock(&both)));
    assert_has(&only_sent, &["post_a(body: TokenRequest)"]);
    let both_again = generated(&[&post, &get], &[TOKEN], Some(lock(&only_sent)));
    assert_has(&both_again, &["post_a(body: TokenRequest)", "Token.id"]);
}

#[test]
fn an_error_that_is_documented_leaves_the_name_of_the_answer() {
    const ANSWER: &str =
        "description: x, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}";
    let with = |more: &str| format!("/a: {{get: {{operationId: a, responses: {{'200': {{{ANSWER}}}{more}}}}}}}");
    for more in ["", ", '429': {description: x}", ", '201': {description: x}"] {
        assert_has(&generated(&[&with(more)], &["A: {type: object}"], None), &["AResponse.a"]);
    }
}

#[test]
fn names_of_another_state_are_kept_where_that_is_asked_for() {
    let schema = "Bill: {type: object, properties: {status: {type: string, enum: [open, paid]}}}";
    let paths = |component: &str| {
        format!(
            "/a: {{get: {{operationId: a, responses: {{'200': {{description: x, content: {{application/json: {{schema: {{$ref: \
             '#/components/schemas/{component}'}}}}}}}}}}}}}}"
        )
    };
    let old_schema = schema.replace("Bill", "Invoice");
    let old_text = generated(&[&paths("Invoice")], &[&old_schema], None);
    let new_text = generated(&[&paths("Bill").replace("operationId: a", "operationId: b")], &[schema], None);
    let (Some(before), Some(after)) = (&old_text.surface, &new_text.surface) else { panic!("no surface") };
    let comparison = codegen::diff::compare(before, after);
    let nowhere = vec![None; comparison.changes.len()];
    let names = codegen::diff::Report::new("api", comparison, nowhere.clone(), nowhere).names_to_keep();
    assert_eq!(names.count(), 3, "the method, the component and what is inside it");
    let text = document(&[&paths("Bill").replace("operationId: a", "operationId: b")], &[schema]);
    let source = Source::alone("api", SourceFile::new("api.yaml", text));
    let kept = codegen::lock_keeping(&source, &Settings::default(), &names);
    let again = generated(&[&paths("Bill").replace("operationId: a", "operationId: b")], &[schema], kept.as_deref());
    assert_has(&again, &["a: GET /a", "Invoice.status: Option<InvoiceStatus>"]);
    assert_lacks(&again, "Bill");
    assert_eq!(kept.as_deref(), Some(lock(&again)), "the lock stays as it is");
}
