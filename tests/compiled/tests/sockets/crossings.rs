//! Values of every kind of schema in every use, to a server and back.

use compiled_cases::crossings_called::{Client, invoke};
use openapi_client_runtime::invoke::ReplyBody;
use serde_json::{Value, json};

use super::{Reply, Server};

include!(concat!(env!("OUT_DIR"), "/crossed_values.rs"));

#[tokio::test]
async fn values_of_every_crossing_are_sent_and_read_as_they_are() {
    let server = Server::start(CROSSED_VALUES.iter().map(|(_, json)| Reply::json(200, *json))).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let mut changed = Vec::new();
    for (operation, json) in CROSSED_VALUES {
        let value: Value = serde_json::from_str(json).unwrap();
        let came_back = call(&client, operation, &value).await;
        let sent = server.received().last().map(|request| request.body.clone()).unwrap_or_default();
        if sent != *json || came_back != Ok(without_nulls(&value)) {
            changed.push(format!("{operation}: {json} was sent as {sent}, and read as {came_back:?}"));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

async fn call(client: &Client, operation: &str, value: &Value) -> Result<Value, String> {
    let reply = invoke::invoke(client, operation, &json!({ "body": value }).to_string()).await;
    match reply.map_err(|error| error.to_string())?.body {
        ReplyBody::Json(json) => Ok(without_nulls(&serde_json::from_str(json.get()).unwrap())),
        other => Err(format!("{other:?}")),
    }
}

/// A type that only answers have says null for what was not there.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter(|(_, value)| !value.is_null());
            kept.map(|(key, value)| (key.clone(), without_nulls(value))).collect()
        }
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}
