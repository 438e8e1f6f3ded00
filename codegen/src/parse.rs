//! Checked value to `openapiv3::OpenAPI`.
