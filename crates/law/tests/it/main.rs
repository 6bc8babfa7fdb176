//! Tests of the law crate: one module per rule, so that this list reads like the statute.
#![cfg(test)]

mod ade_address;
mod assignment_term;
mod case_sign;
mod category;
mod channel;
mod civil_year;
mod document_identifier;
mod due_with_pauses;
mod edelivery;
mod error_codes;
mod holidays;
mod jrwa_list;
mod jrwa_real_lists;
mod partial_date;
mod register_number;
mod retention;
mod service;
mod settling;
mod stored_text;
mod term_end;
mod term_walked;
