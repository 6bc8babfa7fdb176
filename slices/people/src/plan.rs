//! A whole office from one TOML file, checked line by line before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use obieg_kernel::{Role, office::is_office_key};
use obieg_law::sign::UnitCode;
use serde::Deserialize;
use toml::Spanned;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficePlan {
    /// Key, name and first day of the office.
    pub office: OfficeHead,
    /// Units, each above the ones below it.
    #[serde(rename = "unit")]
    pub units: Vec<UnitPlan>,
    /// Posts with the people who hold them.
    #[serde(rename = "post", default)]
    pub posts: Vec<PostPlan>,
}

/// `[office]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeHead {
    /// Folder, host label and part of tokens.
    pub key: Spanned<String>,
    /// Name for people.
    pub name: Spanned<String>,
    /// First day of validity of all units and posts.
    pub from: Spanned<String>,
}

/// `[[unit]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitPlan {
    /// Code, the first part of case signs.
    pub code: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Code of the unit above; absent for the head of the tree.
    pub parent: Option<Spanned<String>>,
}

/// `[[post]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostPlan {
    /// Code of its unit.
    pub unit: Spanned<String>,
    /// Title.
    pub title: Spanned<String>,
    /// Roles.
    pub roles: Vec<Spanned<String>>,
    /// Given names of the holder.
    pub given: Spanned<String>,
    /// Surname of the holder.
    pub surname: Spanned<String>,
    /// Login, without upper-case letters and spaces.
    pub login: Spanned<String>,
    /// First password, 12 to 128 characters; without it nobody can sign in by password.
    pub password: Option<Spanned<String>>,
}

/// One thing wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFault {
    /// Line, from 1.
    pub line: usize,
    /// Key of the sentence.
    pub code: &'static str,
    /// What stands there.
    pub value: String,
}

/// Reads and checks the file.
///
/// # Errors
/// Every fault with its line, in order of lines.
pub fn read(text: &str) -> Result<OfficePlan, Vec<PlanFault>> {
    let plan: OfficePlan = toml::from_str(text).map_err(|error| {
        vec![PlanFault {
            line: line_of(text, &error.span().unwrap_or_default()),
            code: "people.plan-form",
            value: error.message().to_owned(),
        }]
    })?;
    let mut check = Check { text, faults: Vec::new() };
    check.head(&plan.office);
    let codes = check.units(&plan.units);
    check.posts(&plan.posts, &codes);
    check.faults.sort_by_key(|fault| fault.line);
    if check.faults.is_empty() { Ok(plan) } else { Err(check.faults) }
}

struct Check<'t> {
    text: &'t str,
    faults: Vec<PlanFault>,
}

impl<'t> Check<'t> {
    fn fault(&mut self, at: &Spanned<String>, code: &'static str) {
        self.faults.push(PlanFault {
            line: line_of(self.text, &at.span()),
            code,
            value: at.get_ref().clone(),
        });
    }

    fn text(&mut self, at: &Spanned<String>, most: usize) {
        let text = at.get_ref();
        if text.trim().is_empty() || !obieg_kernel::text::is_line(text, 1, most) {
            self.fault(at, "people.plan-text");
        }
    }

    fn head(&mut self, head: &OfficeHead) {
        if !is_office_key(head.key.get_ref()) {
            self.fault(&head.key, "people.plan-key");
        }
        self.text(&head.name, 200);
        if Date::from_str(head.from.get_ref()).is_err() {
            self.fault(&head.from, "people.plan-date");
        }
    }

    fn units(&mut self, units: &'t [UnitPlan]) -> BTreeSet<&'t str> {
        let mut codes = BTreeSet::new();
        for unit in units {
            if UnitCode::from_str(unit.code.get_ref()).is_err() {
                self.fault(&unit.code, "people.plan-unit-code");
            }
            self.text(&unit.name, 200);
            match &unit.parent {
                Some(parent) if !codes.contains(parent.get_ref().as_str()) => {
                    self.fault(parent, "people.plan-parent");
                }
                None if !codes.is_empty() => self.fault(&unit.code, "people.plan-second-root"),
                _ => {}
            }
            if !codes.insert(unit.code.get_ref().as_str()) {
                self.fault(&unit.code, "people.plan-unit-twice");
            }
        }
        codes
    }

    fn posts(&mut self, posts: &'t [PostPlan], codes: &BTreeSet<&str>) {
        let mut logins: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for post in posts {
            if !codes.contains(post.unit.get_ref().as_str()) {
                self.fault(&post.unit, "people.plan-post-unit");
            }
            self.text(&post.title, 200);
            self.text(&post.given, 100);
            self.text(&post.surname, 100);
            for role in &post.roles {
                let known = Role::from_code(role.get_ref());
                if !known.is_some_and(|role| !matches!(role, Role::Machine | Role::Operator)) {
                    self.fault(role, "people.plan-role");
                }
            }
            let login = post.login.get_ref();
            let fits =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
            if login.is_empty() || login.len() > 100 || !login.bytes().all(fits) {
                self.fault(&post.login, "people.plan-login");
            }
            // The same person may hold several posts; the same login for two people may not be.
            let name = (post.given.get_ref().as_str(), post.surname.get_ref().as_str());
            if logins.insert(login, name).is_some_and(|other| other != name) {
                self.fault(&post.login, "people.plan-login-twice");
            }
            if let Some(password) = &post.password
                && !(12..=128).contains(&password.get_ref().chars().count())
            {
                let line = line_of(self.text, &password.span());
                // The password itself is never repeated.
                self.faults.push(PlanFault { line, code: "people.plan-password", value: String::new() });
            }
        }
    }
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[office]
key = "gmina"
name = "Urząd Gminy"
from = "2026-01-01"
[[unit]]
code = "UG"
name = "Urząd"
[[unit]]
code = "OR"
name = "Organizacyjny"
parent = "UG"
[[post]]
unit = "OR"
title = "inspektor"
roles = ["officer"]
given = "Anna"
surname = "Zawadzka"
login = "anna"
password = "correct horse battery"
"#;

    fn check(from: &str, to: &str, line: usize, code: &str) {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD);
        let faults = read(&text).unwrap_err();
        assert_eq!((faults[0].line, faults[0].code), (line, code), "{from} -> {to}");
    }

    #[test]
    fn a_good_plan_is_read() {
        let plan = read(GOOD).unwrap();
        assert_eq!((plan.units.len(), plan.posts.len()), (2, 1));
    }

    #[test]
    fn each_fault_names_its_line() {
        check("gmina", "Gmina!", 3, "people.plan-key");
        check("2026-01-01", "2026-02-30", 5, "people.plan-date");
        check("code = \"OR\"", "code = \"1\"", 10, "people.plan-unit-code");
        check("parent = \"UG\"", "parent = \"XX\"", 12, "people.plan-parent");
        check("parent = \"UG\"", "", 10, "people.plan-second-root");
        check("code = \"OR\"", "code = \"UG\"", 10, "people.plan-unit-twice");
        check("unit = \"OR\"", "unit = \"OX\"", 14, "people.plan-post-unit");
        check("officer", "machine", 16, "people.plan-role");
        check("login = \"anna\"", "login = \"Anna Z\"", 19, "people.plan-login");
        check("correct horse battery", "short", 20, "people.plan-password");
        check("title = \"inspektor\"", "tytul = \"inspektor\"", 15, "people.plan-form");
    }
}
