//! openapiv3 to IR.
