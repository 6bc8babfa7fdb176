//! Failures on their way out: one conversion, to RFC 9457 JSON or to a page with the same code and request id.

use axum::http::{StatusCode, header};
use axum::response::Response;
use obieg_kernel::{Failure, Refusal, RefusalKind, StoreError};
use serde_json::json;

use crate::frame::Stage;
use crate::route::{Method, Route};
use crate::site::body;
use crate::words::Words;

/// When to come back, where nothing says it better.
const RETRY_SECONDS: &str = "30";

/// Status, code and the sentences for a person.
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) code: String,
    pub(crate) title: String,
    /// Field and sentence of each broken rule.
    pub(crate) rules: Vec<(Option<String>, String)>,
    pub(crate) retry_after: Option<String>,
}

pub(crate) fn explain(failure: &Failure, words: &Words) -> Problem {
    let status = match failure {
        Failure::Hidden => StatusCode::NOT_FOUND,
        Failure::Forbidden => StatusCode::FORBIDDEN,
        Failure::Nobody => StatusCode::UNAUTHORIZED,
        Failure::Refused(list) => return refused(list, words),
        Failure::Store(StoreError::Full) => StatusCode::INSUFFICIENT_STORAGE,
        Failure::Store(StoreError::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Store(StoreError::Constraint(_)) => StatusCode::CONFLICT,
        Failure::Store(_) | Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let code = failure.code();
    let title = words.t(&code.replace('.', "-")).to_owned();
    // Whoever is told to come back is told when.
    let again = matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::INSUFFICIENT_STORAGE);
    let retry_after = again.then(|| RETRY_SECONDS.to_owned());
    Problem { status, code: code.to_owned(), title, rules: Vec::new(), retry_after }
}

/// Status and document of one of many things that failed.
pub(crate) fn told(failure: &Failure, words: &Words, id: &str) -> (u16, serde_json::Value) {
    let problem = explain(failure, words);
    if problem.status.is_server_error() {
        tracing::error!(request = id, %failure, "one of many failed");
    }
    (problem.status.as_u16(), document(&problem, id))
}

/// Every sentence for a person.
pub(crate) fn sentences(failure: &Failure, words: &Words) -> Vec<String> {
    let problem = explain(failure, words);
    if problem.status.is_server_error() {
        tracing::error!(%failure, "one of many failed");
    }
    match problem.rules.is_empty() {
        true => vec![problem.title],
        false => problem.rules.into_iter().map(|(_, sentence)| sentence).collect(),
    }
}

fn refused(list: &[Refusal], words: &Words) -> Problem {
    let kind = list.first().map_or(RefusalKind::Input, |refusal| refusal.kind);
    let status = match kind {
        RefusalKind::Input | RefusalKind::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        RefusalKind::State => StatusCode::CONFLICT,
        RefusalKind::Stale => StatusCode::PRECONDITION_FAILED,
        RefusalKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        RefusalKind::Throttled => StatusCode::TOO_MANY_REQUESTS,
    };
    let rules: Vec<(Option<String>, String)> =
        list.iter().map(|refusal| (refusal.field.clone(), words.refusal(refusal))).collect();
    let first = list.first();
    let retry_after = first
        .and_then(|refusal| refusal.args.iter().find(|(name, _)| *name == "seconds"))
        .map(|(_, seconds)| seconds.clone())
        .or_else(|| (status == StatusCode::TOO_MANY_REQUESTS).then(|| RETRY_SECONDS.to_owned()));
    Problem {
        status,
        code: first.map_or("kernel.refused", |refusal| refusal.code).to_owned(),
        title: rules.first().map(|(_, sentence)| sentence.clone()).unwrap_or_default(),
        rules,
        retry_after,
    }
}

/// The answer for a failure. Logged once, here; what is in the log is not on the screen.
pub(crate) fn answer(failure: &Failure, words: &Words, json: bool, id: &str, stage: Stage) -> Response {
    let problem = explain(failure, words);
    if problem.status.is_server_error() {
        tracing::error!(request = id, %failure, "request failed");
    } else {
        tracing::debug!(request = id, %failure, "request refused");
    }
    render(&problem, words, json, id, stage)
}

pub(crate) fn method_not_allowed(
    routes: &[Route],
    words: &Words,
    json: bool,
    id: &str,
    stage: Stage,
) -> Response {
    let problem = Problem {
        status: StatusCode::METHOD_NOT_ALLOWED,
        code: "kernel.method".to_owned(),
        title: words.t("kernel-method").to_owned(),
        rules: Vec::new(),
        retry_after: None,
    };
    let mut response = render(&problem, words, json, id, stage);
    let allowed: Vec<&str> = routes
        .iter()
        .map(|route| match route.method {
            Method::Get => "GET, HEAD",
            Method::Post => "POST",
        })
        .collect();
    if let Ok(value) = header::HeaderValue::from_str(&allowed.join(", ")) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    response
}

fn render(problem: &Problem, words: &Words, json: bool, id: &str, stage: Stage) -> Response {
    let made = if json {
        body(problem.status, "application/problem+json", document(problem, id).to_string())
    } else {
        use askama::Template;
        let page = crate::pages::ProblemPage::new(problem, words, id, stage);
        page.render()
            .map_err(Failure::internal)
            .and_then(|html| body(problem.status, "text/html; charset=utf-8", html))
    };
    let mut response = made.unwrap_or_else(|_| {
        let mut bare = Response::new(axum::body::Body::from(problem.title.clone()));
        *bare.status_mut() = problem.status;
        bare
    });
    if let Some(seconds) = &problem.retry_after
        && let Ok(value) = header::HeaderValue::from_str(seconds)
    {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    if problem.status == StatusCode::UNAUTHORIZED {
        let bearer = header::HeaderValue::from_static("Bearer realm=\"obieg\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
    }
    response
}

fn document(problem: &Problem, id: &str) -> serde_json::Value {
    json!({
        "type": format!("/problemy/{}", problem.code),
        "title": problem.title,
        "status": problem.status.as_u16(),
        "code": problem.code,
        "request": id,
        "errors": problem.rules.iter().map(|(field, sentence)| json!({ "field": field, "message": sentence }))
            .collect::<Vec<_>>(),
    })
}
