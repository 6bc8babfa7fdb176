//! What a template names, read from its text without running it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use typst::syntax::ast::{Expr, FieldAccess};
use typst::syntax::{Span, SyntaxNode};

/// What Typst itself answers on a group of fields.
const METHODS: [&str; 7] = ["at", "filter", "keys", "len", "map", "pairs", "values"];
/// Groups whose names the template or the office chooses.
const OPEN: [&str; 2] = ["texts", "extra"];

/// Everything that is named as `fields.a.b`, with its first place.
pub(crate) fn named(root: &SyntaxNode) -> BTreeMap<Vec<String>, Span> {
    let mut found = BTreeMap::new();
    collect(root, &mut found);
    found
}

fn collect(node: &SyntaxNode, found: &mut BTreeMap<Vec<String>, Span>) {
    if let Some(path) = node.cast::<FieldAccess>().and_then(path) {
        found.entry(path).or_insert_with(|| node.span());
        return;
    }
    // Nesting ends at 256: the parser makes no deeper tree.
    node.children().for_each(|child| collect(child, found));
}

fn path(access: FieldAccess<'_>) -> Option<Vec<String>> {
    let mut path = match access.target() {
        Expr::Ident(name) if name.as_str() == "fields" => Vec::new(),
        Expr::FieldAccess(above) => path(above)?,
        _ => return None,
    };
    path.push(access.field().as_str().to_owned());
    Some(path)
}

/// The keys of texts among them.
pub(crate) fn texts(named: &BTreeMap<Vec<String>, Span>) -> BTreeSet<String> {
    keys(named, "texts")
}

/// The keys of an open group among them.
pub(crate) fn keys(named: &BTreeMap<Vec<String>, Span>, group: &str) -> BTreeSet<String> {
    let key = |path: &Vec<String>| match path.as_slice() {
        [first, key, ..] if first == group && !METHODS.contains(&key.as_str()) => Some(key.clone()),
        _ => None,
    };
    named.keys().filter_map(key).collect()
}

/// A named field: how far it is one of ours, and whether all of it is.
pub(crate) fn known(path: &[String], data: &Value) -> (String, bool) {
    let mut at = data;
    let mut passed: Vec<&str> = Vec::new();
    for name in path {
        let Value::Object(map) = at else { break };
        let open = matches!(passed.as_slice(), [group] if OPEN.contains(group));
        match map.get(name) {
            Some(below) => at = below,
            None if open || (METHODS.contains(&name.as_str()) && !passed.is_empty()) => {
                if open && !METHODS.contains(&name.as_str()) {
                    passed.push(name);
                }
                break;
            }
            None => {
                passed.push(name);
                return (passed.join("."), false);
            }
        }
        passed.push(name);
    }
    (passed.join("."), true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use typst::syntax::parse;

    use super::*;

    fn seen(text: &str) -> Vec<(String, bool)> {
        let data =
            json!({ "case": { "sign": "x" }, "parties": [{}], "texts": {}, "extra": {}, "advice": [] });
        named(&parse(text)).keys().map(|path| known(path, &data)).collect()
    }

    #[test]
    fn fields_are_found_wherever_they_are_named() {
        let text = "#let x = fields.case.sign\n= A #fields.advice\n#if fields.parties.len() > 1 [#prose(fields.texts.reasons)] \
                    $ #fields.extra.amount $ #fields.case.at(\"sign\") #other.case.sing // fields.case.comment";
        let wanted = ["advice", "case", "case.sign", "extra.amount", "parties", "texts.reasons"];
        assert_eq!(seen(text), wanted.map(|name| (name.to_owned(), true)));
        assert_eq!(texts(&named(&parse(text))), BTreeSet::from(["reasons".to_owned()]));
    }

    #[test]
    fn what_does_not_exist_is_found() {
        let wanted = ["case.sing", "cases"];
        assert_eq!(
            seen("#fields.case.sing.first() #fields.cases.at(0)"),
            wanted.map(|name| (name.to_owned(), false))
        );
    }
}
