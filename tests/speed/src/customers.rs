//! Made-up customers as JSON, and a struct with serde's derives to compare ours with.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::moment;

/// A table of an object's keys: for each the type in the derived struct, and what makes the JSON of the customer of a number.
macro_rules! object {
    ($(#[$attribute:meta])* $name:ident, $entries:ident { $($(#[$on_field:meta])* $key:ident: $type:ty = $json:expr;)* }) => {
        $(#[$attribute])*
        #[derive(Deserialize, Serialize)]
        pub struct $name {
            $($(#[$on_field])* $key: $type,)*
        }

        fn $entries(number: u32) -> Vec<(&'static str, String)> {
            vec![$((stringify!($key), $json(number)),)*]
        }
    };
}

object! {
    /// What somebody would write by hand for `ContractCustomer`: its enums are closed, and its decimals are floats.
    Customer, customer {
        id: i64 = |number| whole(number, 100_000);
        contacts: Option<Vec<Contact>> = contacts;
        parent_name: String = |number| text(number, "Parent Company");
        stripe_connection_name: Option<String> = null;
        stripe_connection_entity: Option<i64> = |number| whole(number, 7);
        stripe_connection_portal_url: Option<String> = |number| text(number, "https://billing.example.com/p/session");
        stripe_connection_portal_enabled: Option<bool> = truth;
        stripe_connection_invoicing_enabled: Option<bool> = null;
        vendor_custom_field_1_name: String = |number| text(number, "Segment");
        payment_term_name_display: String = |number| text(number, "Net 30");
        #[serde(with = "moment")]
        last_modified_at: DateTime<Utc> = time;
        is_deleted: bool = |_| "false".to_owned();
        #[serde(with = "moment::or_null")]
        deleted_at: Option<DateTime<Utc>> = null;
        active_contracts: i64 = |number| whole(number, 0);
        completed_contracts: i64 = |number| whole(number, 12);
        pending_contracts: i64 = |_| whole(0, 0);
        total_contracts: i64 = |number| whole(number, 12);
        total_revenue: f64 = |number| money(number, 1_200_000);
        total_deferred_revenue: f64 = |number| money(number, 30_000);
        total_mrr: f64 = |number| money(number, 4_000);
        total_billed: f64 = |number| money(number, 900_000);
        total_unbilled: f64 = |number| money(number, 1_000);
        total_paid: f64 = |number| money(number, 800_000);
        total_outstanding: f64 = |number| money(number, 90_000);
        total_credit_memos: f64 = |number| money(number, 0);
        credit_memo_applied: f64 = |number| money(number, 10);
        credit_memo_available: f64 = |number| money(number, 5);
        currency: String = |_| "\"USD\"".to_owned();
        search_vector: Option<String> = null;
        search_text: Option<String> = |number| text(number, "acme industries main street springfield billing");
        vendor_type: Option<VendorType> = |_| "\"customer\"".to_owned();
        name: Option<String> = |number| text(number, "Acme Industries");
        dba: Option<String> = null;
        company_name: Option<String> = |number| text(number, "Acme Industries Incorporated");
        website: Option<String> = |number| text(number, "https://www.example.com");
        first_name: Option<String> = |number| text(number, "Alexandra");
        last_name: Option<String> = |number| text(number, "Bergstr\u{f6}m");
        email: Option<String> = |number| text(number, "billing@example.com");
        phone_number: Option<String> = |number| text(number, "+1 555 010");
        mobile_number: Option<String> = null;
        address_street_1: Option<String> = |number| text(number, "Main Street");
        address_street_2: Option<String> = null;
        city: Option<String> = |_| "\"Springfield\"".to_owned();
        state: Option<String> = |_| "\"OR\"".to_owned();
        zip_code: Option<String> = |number| text(number, "97477");
        country: Option<String> = |_| "\"US\"".to_owned();
        billing_address_street_1: Option<String> = |number| text(number, "Main Street");
        billing_address_street_2: Option<String> = null;
        billing_city: Option<String> = |_| "\"Springfield\"".to_owned();
        billing_state: Option<String> = |_| "\"OR\"".to_owned();
        billing_zip_code: Option<String> = |number| text(number, "97477");
        billing_country: Option<String> = |_| "\"US\"".to_owned();
        shipping_addressee: Option<String> = null;
        billing_addressee: Option<String> = |number| text(number, "Accounts Payable");
        notes: Option<String> = |number| text(number, "Prefers invoices by mail.\\nCall before \\\"net 30\\\" ends.");
        business_id_ssn: Option<String> = null;
        is_1099: Option<bool> = truth;
        vat_number: Option<String> = null;
        business_type: Option<String> = null;
        business_category: Option<String> = null;
        entity_use_code: Option<String> = null;
        stripe_customer_id: Option<String> = |number| text(number, "cus_N4b7");
        use_stripe_auto_bill: Option<bool> = truth;
        bill_vendor_id: Option<String> = null;
        external_id: Option<String> = |number| text(number, "0015e00000");
        source: Option<Source> = |_| "\"SALESFORCE\"".to_owned();
        invoice_message: Option<String> = null;
        abbreviation: Option<String> = null;
        #[serde(with = "moment")]
        created_at: DateTime<Utc> = time;
        status: Option<Status> = |_| "\"ACTIVE\"".to_owned();
        anrok_customer_id: Option<String> = null;
        terms: Option<Terms> = |_| "\"net_30\"".to_owned();
        invoice_labels: Option<serde_json::Value> = null;
        invoice_language: Option<String> = |_| "\"en\"".to_owned();
        lineage_array: Option<Vec<String>> = |number| format!("[{},{}]", text(number, "root"), text(number, "leaf"));
        customer: i64 = |number| whole(number, 5_000);
        parent: Option<i64> = null;
        stripe_connection: Option<i64> = |number| whole(number, 3);
        default_expense_category: Option<i64> = null;
        vendor_custom_field_1: Option<i64> = |number| whole(number, 90);
        payment_term: Option<i64> = |number| whole(number, 30);
    }
}

object! {
    /// A contact of a customer.
    Contact, contact {
        id: i64 = |number| whole(number, 300_000);
        name: Option<String> = |number| text(number, "Alexandra Hu");
        first_name: Option<String> = null;
        last_name: Option<String> = null;
        email: Option<String> = |number| text(number, "alexandra@example.com");
        phone_number: Option<String> = null;
        mobile_number: Option<String> = null;
        #[serde(with = "moment")]
        last_modified_at: DateTime<Utc> = time;
        is_deleted: bool = |_| "false".to_owned();
        #[serde(with = "moment::or_null")]
        deleted_at: Option<DateTime<Utc>> = null;
    }
}

object! {
    /// What is left of a customer that was deleted.
    DeletedCustomer, deleted_customer {
        id: i64 = |number| whole(number, 100_000);
        is_deleted: bool = |_| "true".to_owned();
        #[serde(with = "moment")]
        deleted_at: DateTime<Utc> = time;
        #[serde(with = "moment")]
        last_modified_at: DateTime<Utc> = time;
    }
}

/// What somebody would write by hand for `ContractCustomerRecord`.
#[derive(Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only read")]
pub enum Record {
    /// A customer.
    Customer(Box<Customer>),
    /// A customer that was deleted.
    Deleted(DeletedCustomer),
}

/// Some values of an enum.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum VendorType {
    Vendor,
    Customer,
    Employee,
}

/// Some values of an enum.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Source {
    Bill,
    Brex,
    Hubspot,
    Manual,
    Salesforce,
}

/// Some values of an enum.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    Active,
    Inactive,
}

/// Some values of an enum.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    #[serde(rename = "net_15")]
    Net15,
    #[serde(rename = "net_30")]
    Net30,
    DueOnReceipt,
}

/// A list of so many customers. Their keys are in the order of the document, or in another one.
pub fn customers(count: u32, in_order: bool) -> String {
    list((0..count).map(|number| object_text(customer(number), in_order)))
}

/// A list of so many records, of which every tenth is that of a deleted customer.
pub fn records(count: u32) -> String {
    let entries = |number| if number % 10 == 9 { deleted_customer(number) } else { customer(number) };
    list((0..count).map(|number| object_text(entries(number), true)))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn object_text(mut entries: Vec<(&'static str, String)>, in_order: bool) -> String {
    if !in_order {
        entries.sort_unstable();
    }
    let entries: Vec<String> = entries.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", entries.join(","))
}

fn contacts(number: u32) -> String {
    list((0..number % 3).map(|contact_number| object_text(contact(number + contact_number), true)))
}

fn null(_: u32) -> String {
    "null".to_owned()
}

fn truth(number: u32) -> String {
    number.is_multiple_of(2).to_string()
}

fn whole(number: u32, base: u32) -> String {
    (base + number).to_string()
}

fn money(number: u32, base: u32) -> String {
    format!("{}.{:02}", base + number, number * 37 % 100)
}

fn text(number: u32, words: &str) -> String {
    format!("\"{words} {number}\"")
}

fn time(number: u32) -> String {
    format!("\"2025-0{}-1{}T08:{:02}:07.{:06}Z\"", number % 9 + 1, number % 10, number % 60, number * 7919 % 1_000_000)
}
