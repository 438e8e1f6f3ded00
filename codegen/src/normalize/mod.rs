//! 3.0 or 3.1 to the 3.0 shape.
