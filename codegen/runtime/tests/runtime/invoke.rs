//! Operations by their names.

use openapi_client_runtime::Error;

use super::http_mock::Server;
use super::sample::Client;
use openapi_client_runtime::invoke::{
    Arguments, Call, Handler, JsonType, Location, Operation, Parameter, Raw, Reply, ReplyBody, call,
};

/// The operation as a table lists it: with documentation. Here it also requires a parameter.
static OPERATIONS: &[Operation] = &[Operation {
    parameters: &[Parameter::query("limit").json_type(JsonType::Integer).required()],
    summary: "Lists",
    ..super::sample::LIST
}];

fn list<'a>(client: &'a Client, arguments: Arguments<'a>) -> Call<'a> {
    Box::pin(async move {
        let mut call = client.list();
        if let Some(limit) = arguments.optional::<i64>(Location::Query, "limit")? {
            call = call.limit(limit);
        }
        arguments.reply(call.send().await, |page| Raw::json(&page), |errors| Raw::json(&errors)).await
    })
}

pub async fn invoke(client: &Client, id: &str, arguments: &str) -> Result<Reply, Error<Reply>> {
    let handlers: &'static [Handler<Client>] = &[list];
    call(client, &client.core, (OPERATIONS, handlers), id, arguments)?.await
}

#[tokio::test]
async fn a_call_by_name_goes_through_the_types() {
    let server = Server::json(&[r#"{"next":null,"results":[1.0,2],"unknown":3}"#]).await;
    let client = server.client().build().unwrap();
    let reply = invoke(&client, "list", r#"{"query":{"limit":5},"accept":"application/json"}"#).await.unwrap();
    assert_eq!(reply.status.as_u16(), 200);
    let ReplyBody::Json(json) = reply.body else { panic!("{:?}", reply.body) };
    assert_eq!(json.get(), r#"{"next":null,"results":[1,2],"has_more":null,"total":null,"pages":null}"#);
    assert!(server.lines()[0].contains("limit=5"), "{:?}", server.lines());
}

#[tokio::test]
async fn wrong_arguments_are_named() {
    let server = Server::json(&["{}"]).await;
    let client = server.client().build().unwrap();
    for (id, arguments, named) in [
        ("lists", "{}", "no operation `lists`"),
        ("list", "[]", "no JSON object"),
        ("list", "{", "no JSON"),
        ("list", r#"{"body":1,"query":{"limit":1}}"#, "no body"),
        ("list", r#"{"headers":{}}"#, "`headers`"),
        ("list", r#"{"query":{"limits":1}}"#, "`limits`; there are: limit"),
        ("list", "{}", "query parameter `limit` is required"),
        ("list", r#"{"query":{"limit":"x"}}"#, "query parameter `limit`: expected an integer, found string"),
        // A server may send a number in a string, a caller not.
        ("list", r#"{"query":{"limit":"5"}}"#, "query parameter `limit`: expected an integer, found string"),
        ("list", r#"{"query":{"limit":1},"accept":"text/csv"}"#, "`text/csv`"),
    ] {
        let Err(Error::InvalidRequest(message)) = invoke(&client, id, arguments).await else { panic!("{arguments}") };
        let message = message.to_string();
        assert!(message.contains(named), "{message}");
    }
    assert!(server.seen().is_empty());
}
