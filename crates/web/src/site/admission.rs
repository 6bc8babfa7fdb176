//! Who may come in: credential, origin of a form, what is owed first, and from where the caller comes.

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::{HeaderMap, header};
use obieg_kernel::idempotency::Key;
use obieg_kernel::{Failure, RefusalKind};

use crate::frame::Stage;
use crate::route::{Access, Method, Route};
use crate::visit::Visit;

/// Takes the credential, checks the origin of a form, takes the idempotency key.
pub(super) async fn admit(visit: &mut Visit, route: &Route) -> Result<(), Failure> {
    let kernel = Arc::clone(visit.site.kernel());
    if route.is_api() {
        let bearer =
            visit.header("authorization").and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
        if let Some(bearer) = bearer {
            visit.actor = kernel.token(&bearer).await?;
            let place = visit.header("obieg-substitution").map(str::to_owned);
            if let (Some(actor), Some(place)) = (&visit.actor, place) {
                let none = || obieg_kernel::Refusal::input("kernel.no-substitution").on("Obieg-Substitution");
                let substitution = place.trim().parse().map_err(|_| none())?;
                visit.actor = Some(kernel.in_place_of(actor, substitution).await?);
            }
        }
    } else if let Some(secret) = cookie(&visit.headers, cookie_name(visit.site.secure, visit.site.stage()))
        && let Some((actor, session)) = kernel.session(&secret).await?
    {
        visit.actor = Some(actor);
        visit.session = Some(session);
    }
    visit.actor = visit.actor.take().map(|actor| actor.coming_from(&visit.address));
    if let Access::Named { name, rights, .. } = route.access {
        // Who could do it to nothing at all is turned away before a body is read or a file stored.
        let actor = visit.actor.as_ref().ok_or(Failure::Nobody)?;
        if !actor.could(name, rights) {
            return Err(Failure::Forbidden);
        }
    }
    if route.method == Method::Post && visit.guarded && !same_origin(&visit.headers) {
        return Err(obieg_kernel::Refusal::of(RefusalKind::State, "kernel.foreign-origin").into());
    }
    if route.method == Method::Post
        && let Some(key) = visit.headers.get("idempotency-key")
    {
        // A key that is no text is refused, not passed over: its sender counts on it.
        visit.key = Some(Key::new(key.to_str().unwrap_or_default())?);
    }
    Ok(())
}

/// What somebody in a session owes before this route is theirs: the address of the page where it is done.
pub(super) fn owed_first(visit: &Visit, route: &Route) -> Option<String> {
    visit.session?;
    let actor = visit.actor.as_ref()?;
    let named = matches!(route.access, Access::Named { .. });
    // A password that somebody else knows opens one door only: to a password of one's own.
    if actor.has_temporary_password() && named && !route.before_own_password {
        return Some("/moje/haslo".to_owned());
    }
    if actor.owes_factor() && !actor.has_temporary_password() && named && !route.before_factor {
        return Some("/moje/bezpieczenstwo".to_owned());
    }
    if route.asks_proof && !actor.is_fresh() {
        let back = crate::text::percent_encoded(&form_of(visit, route));
        return Some(format!("/moje/potwierdzenie?dalej={back}"));
    }
    None
}

/// Where somebody comes back to who has to prove first: the page itself, or the one whose form was sent.
fn form_of(visit: &Visit, route: &Route) -> String {
    if route.method == Method::Get {
        return visit.here();
    }
    let host = visit.header("host").unwrap_or_default();
    let from = visit.header("referer").and_then(|from| from.split_once("://"));
    let path = from.and_then(|(_, rest)| rest.strip_prefix(host)).filter(|path| path.starts_with('/'));
    path.unwrap_or("/").to_owned()
}

/// A form must come from our own page: by Sec-Fetch-Site where the browser sends it, else by Origin against Host.
fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, rest)| rest == host),
        _ => false,
    }
}

/// The address of the caller. Behind a server that we trust it is the last one in X-Forwarded-For: that server wrote it, and
/// whatever stands before it was sent by somebody else. Nobody else's header is looked at.
pub(super) fn caller(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> String {
    let told = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last = told.and_then(|line| line.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    last.filter(|_| proxies.contains(&peer)).unwrap_or(peer).to_string()
}

/// A browser keeps one jar for all ports of a computer: who practises in the training office stays signed in to the real one.
pub(super) fn cookie_name(secure: bool, stage: Stage) -> &'static str {
    match (secure, stage.is_training()) {
        (true, false) => "__Host-obieg",
        (false, false) => "obieg",
        (true, true) => "__Host-obieg-szkolenie",
        (false, true) => "obieg-szkolenie",
    }
}

pub(crate) fn half_cookie_name(secure: bool, stage: Stage) -> &'static str {
    match (secure, stage.is_training()) {
        (true, false) => "__Host-obieg-krok",
        (false, false) => "obieg-krok",
        (true, true) => "__Host-obieg-szkolenie-krok",
        (false, true) => "obieg-szkolenie-krok",
    }
}

/// What the browser keeps beyond sessions, by which its people know it again.
pub(crate) fn device_cookie_name(secure: bool, stage: Stage) -> &'static str {
    match (secure, stage.is_training()) {
        (true, false) => "__Host-obieg-urzadzenie",
        (false, false) => "obieg-urzadzenie",
        (true, true) => "__Host-obieg-szkolenie-urzadzenie",
        (false, true) => "obieg-szkolenie-urzadzenie",
    }
}

pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|line| {
        line.split(';').find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then(|| value.to_owned())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::HeaderName::from_static("x-forwarded-for"), line.parse().unwrap())])
    }

    #[test]
    fn the_callers_address_is_believed_only_from_our_own_proxy() {
        let (proxy, stranger) = ("127.0.0.1".parse().unwrap(), "203.0.113.9".parse().unwrap());
        let proxies = [proxy];
        let cases = [
            (proxy, "198.51.100.7", "198.51.100.7"),
            (proxy, "10.9.9.9, 198.51.100.7", "198.51.100.7"),
            (proxy, "2001:db8::7", "2001:db8::7"),
            (proxy, "nonsense", "127.0.0.1"),
            (proxy, "", "127.0.0.1"),
            (stranger, "198.51.100.7", "203.0.113.9"),
        ];
        for (peer, line, wanted) in cases {
            assert_eq!(caller(peer, &told(line), &proxies), wanted, "{peer} says {line}");
        }
        assert_eq!(caller(proxy, &HeaderMap::new(), &proxies), "127.0.0.1");
        assert_eq!(caller(proxy, &told("198.51.100.7"), &[]), "127.0.0.1");
    }
}
