//! A client that speaks real HTTP to the real server.

use std::sync::Arc;

use serde_json::Value;

/// A client with or without a session.
#[derive(Clone)]
pub struct Browser {
    agent: Arc<ureq::Agent>,
    address: String,
    cookie: Option<String>,
    bearer: Option<String>,
}

/// What the server answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Headers, names in small letters.
    pub headers: Vec<(String, String)>,
    /// Body as text; empty when it is none.
    pub body: String,
    /// Body as it came: a file.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The value of a hidden field of the first form that has one.
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&mark).unwrap_or_else(|| panic!("no field {name}: {}", self.body)).1;
        rest.split_once('"').map(|(value, _)| value.to_owned()).unwrap_or_default()
    }
}

impl Browser {
    /// A client of a server that listens at `host:port`.
    pub fn new(address: String) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // A refusal may come before the body was read, and then the connection ends: the next request takes a new one.
            .max_idle_connections(0)
            .build()
            .into();
        Self { agent: Arc::new(agent), address, cookie: None, bearer: None }
    }

    /// The same client with a session.
    #[must_use]
    pub fn with_cookie(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    /// The same client with an integration's token.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { bearer: Some(token.to_owned()), ..self.clone() }
    }

    /// `host:port` of the server.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "", "", &[]).await
    }

    /// POST of a form from our own page.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            form.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.send("POST", path, "application/x-www-form-urlencoded", &body.join("&"), &[]).await
    }

    /// POST of JSON.
    pub async fn post_json(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
        self.send("POST", path, "application/json", &body.to_string(), headers).await
    }

    /// Any request.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        media: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address))
            .header("accept-language", "pl");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", format!("obieg={cookie}"));
        }
        if let Some(bearer) = &self.bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        if method == "POST" && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("origin")) {
            request = request.header("origin", format!("http://{}", self.address));
        }
        if !media.is_empty() {
            request = request.header("content-type", media);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.to_owned()).expect("a request");
        let agent = Arc::clone(&self.agent);
        let mut response =
            tokio::task::spawn_blocking(move || agent.run(request)).await.expect("sent").expect("an answer");
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        let bytes = response.body_mut().read_to_vec().unwrap_or_default();
        let body = String::from_utf8(bytes.clone()).unwrap_or_default();
        Answer { status: response.status().as_u16(), headers, body, bytes }
    }
}

/// The body of a form with files, each as field, name and content, as `multipart/form-data; boundary=X`.
pub fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &str)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (field, name, content) in files {
        body += &format!(
            "--X\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n{content}\r\n"
        );
    }
    body + "--X--\r\n"
}

fn encoded(text: &str) -> String {
    obieg_web::text::percent_encoded(text).replace('/', "%2F")
}
