//! Askwell: the customer-service widget that needs no server.
pub mod logic;
