//! Questions about cases.

mod form;
mod judge;
mod lists;
mod of_case;
mod register;

pub use form::{NewCaseFacts, NewCaseForm};
pub use judge::JudgeCases;
pub use lists::{CaseList, CasesLedIn, FindCases};
pub use of_case::{CaseContent, CaseLog, CaseProof, CaseVersions, ShowCase, WhoLooked};
pub use register::{RegisterAnswer, RegisterLine, RegisterOfCases};
