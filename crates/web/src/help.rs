//! Help in place: what a screen is for, what comes next, what to do when something goes wrong.
//!
//! The texts stand in the locale file of the slice that owns the page, under a key made from the page's route, a sentence a
//! line. So nothing has to be wired up, and a test that walks the route table finds a page without help.

use crate::words::Words;

/// The key of the help of a route: `/rpw/{id}/uzupelnij` is `help-rpw-id-uzupelnij`.
pub fn help_key(route: &str) -> String {
    let parts = route.split('/').filter(|part| !part.is_empty());
    let names = parts.map(|part| part.trim_matches(['{', '}']).replace(['.', '_'], "-"));
    std::iter::once("help".to_owned()).chain(names).collect::<Vec<_>>().join("-")
}

/// The help of a route. A form that came back stands at the address of its deed: it has the help of the page above it.
pub(crate) fn lines(words: &Words, route: &str) -> Vec<String> {
    let mut route = route;
    loop {
        if let Some(text) = words.find(&help_key(route)) {
            return text.lines().map(str::to_owned).collect();
        }
        match route.rsplit_once('/') {
            Some((above, _)) if !above.is_empty() => route = above,
            _ => return Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::help_key;

    #[test]
    fn keys_are_made_from_routes() {
        for (route, key) in [
            ("/rpw", "help-rpw"),
            ("/rpw/{id}/uzupelnij", "help-rpw-id-uzupelnij"),
            ("/api/v1/", "help-api-v1"),
            ("/rejestry/{register}/wpisy/{entry}", "help-rejestry-register-wpisy-entry"),
        ] {
            assert_eq!(help_key(route), key);
        }
    }
}
