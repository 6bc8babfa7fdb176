//! The UA API: 51 operations of the contract 3.0.8.

pub(crate) mod archive;
mod attachments;
mod control_data;
mod directories;
mod drafts;
mod evidences;
mod list;
mod messages;
mod params;
mod rules;
mod settings;
mod subscriptions;
mod threads;
mod visit;
mod zips;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, patch, post};

use crate::Stand;

pub(crate) use attachments::stream;
pub(crate) use visit::Visit;

/// Bytes of a JSON body at most: some files of 15 MB as base64.
const MOST_JSON: usize = 128 * 1024 * 1024;

/// Method, path and scope of all operations.
pub const OPERATIONS: [(&str, &str, &str); 51] = [
    ("GET", "/{eDeliveryAddress}/messages", "read_messages"),
    ("POST", "/{eDeliveryAddress}/messages", "write_messages"),
    ("GET", "/{eDeliveryAddress}/messages/{messageId}", "read_messages"),
    ("DELETE", "/{eDeliveryAddress}/messages/{messageId}", "write_messages"),
    ("GET", "/{eDeliveryAddress}/messages/tasks/{messageTaskId}", "read_messages"),
    ("GET", "/{eDeliveryAddress}/messages/tasks/{messageTaskId}/status", "read_messages"),
    ("GET", "/{eDeliveryAddress}/threads", "read_messages"),
    ("GET", "/{eDeliveryAddress}/threads/{threadId}", "read_messages"),
    ("GET", "/{eDeliveryAddress}/message_notification", "read_settings"),
    ("PATCH", "/{eDeliveryAddress}/message_notification", "write_settings"),
    ("PATCH", "/{eDeliveryAddress}/messages/{messageId}/message_control_data", "write_messages"),
    ("GET", "/{eDeliveryAddress}/message-archive-task-list", "read_messages"),
    ("GET", "/{eDeliveryAddress}/message-archive-task/{taskId}/download", "read_messages"),
    ("POST", "/{eDeliveryAddress}/message-archive-task", "read_messages"),
    ("PATCH", "/{eDeliveryAddress}/message-archive-task", "read_messages"),
    ("DELETE", "/{eDeliveryAddress}/message_subscriptions", "write_settings"),
    ("GET", "/{eDeliveryAddress}/message_subscriptions", "read_settings"),
    ("PATCH", "/{eDeliveryAddress}/message_subscriptions", "write_settings"),
    ("PUT", "/{eDeliveryAddress}/message_subscriptions", "write_settings"),
    ("GET", "/{eDeliveryAddress}/drafts", "read_messages"),
    ("POST", "/{eDeliveryAddress}/drafts", "write_messages"),
    ("GET", "/{eDeliveryAddress}/drafts/{messageId}", "read_messages"),
    ("PUT", "/{eDeliveryAddress}/drafts/{messageId}", "write_messages"),
    ("DELETE", "/{eDeliveryAddress}/drafts/{messageId}", "write_messages"),
    ("DELETE", "/{eDeliveryAddress}/directories/{directoryId}", "write_settings"),
    ("PATCH", "/{eDeliveryAddress}/directories/{directoryId}", "write_settings"),
    ("POST", "/{eDeliveryAddress}/rule", "write_messages"),
    ("PATCH", "/{eDeliveryAddress}/rule/{ruleId}", "write_messages"),
    ("DELETE", "/{eDeliveryAddress}/rule/{ruleId}", "write_messages"),
    ("GET", "/{eDeliveryAddress}/rule_list", "write_messages"),
    ("GET", "/{eDeliveryAddress}/numberMessages", "read_messages"),
    ("GET", "/{eDeliveryAddress}/directories", "read_messages"),
    ("POST", "/{eDeliveryAddress}/directories", "write_settings"),
    ("POST", "/{eDeliveryAddress}/drafts/send", "write_messages"),
    ("GET", "/{eDeliveryAddress}/messages/{messageId}/attachments/{attachmentId}", "read_messages"),
    ("POST", "/{eDeliveryAddress}/attachments/download", "read_messages"),
    ("POST", "/{eDeliveryAddress}/{messageId}/attachments/upload", "write_messages"),
    ("GET", "/{eDeliveryAddress}/drafts/{messageId}/attachments/{attachmentId}", "read_messages"),
    ("DELETE", "/{eDeliveryAddress}/drafts/{messageId}/attachments/{attachmentId}", "write_messages"),
    ("POST", "/{eDeliveryAddress}/drafts/{messageId}/attachments", "write_messages"),
    ("DELETE", "/{eDeliveryAddress}/drafts/{messageId}/attachments", "write_messages"),
    ("GET", "/{eDeliveryAddress}/messages/{messageId}/evidences", "read_messages"),
    ("GET", "/{eDeliveryAddress}/evidences/{messageType}/{evidenceId}", "read_messages"),
    ("GET", "/{eDeliveryAddress}/evidences/puhepo/{messageId}", "read_messages"),
    ("GET", "/{eDeliveryAddress}/evidences/{messageId}/technical-evidences-file", "read_messages"),
    ("GET", "/{eDeliveryAddress}/messages/evidences", "read_messages"),
    ("GET", "/{eDeliveryAddress}/messages/evidences/{evidenceId}", "read_messages"),
    ("GET", "/{eDeliveryAddress}/settings", "read_settings"),
    ("PATCH", "/{eDeliveryAddress}/settings", "write_settings"),
    ("GET", "/dictionary/countries", "read_messages"),
    ("GET", "/{eDeliveryAddress}/messages/{messageId}/message-archive-file", "read_messages"),
];

/// The routes, without the base.
pub(crate) fn router() -> Router<Arc<Stand>> {
    Router::new()
        .route("/dictionary/countries", get(settings::countries))
        .nest_ade()
        .layer(DefaultBodyLimit::max(MOST_JSON))
}

trait Routes {
    fn nest_ade(self) -> Self;
}

impl Routes for Router<Arc<Stand>> {
    fn nest_ade(self) -> Self {
        let ade = |rest: &str| format!("/{{eDeliveryAddress}}/{rest}");
        self.route(&ade("messages"), get(list::messages).post(messages::send))
            .route(&ade("messages/{messageId}"), get(messages::read).delete(messages::delete))
            .route(&ade("messages/tasks/{messageTaskId}"), get(messages::task))
            .route(&ade("messages/tasks/{messageTaskId}/status"), get(messages::task_status))
            .route(&ade("messages/{messageId}/message_control_data"), patch(control_data::patch))
            .route(&ade("messages/{messageId}/attachments/{attachmentId}"), get(attachments::of_message))
            .route(&ade("messages/{messageId}/message-archive-file"), get(zips::message))
            .route(&ade("messages/{messageId}/evidences"), get(evidences::of_message))
            .route(&ade("messages/evidences"), get(evidences::of_address))
            .route(&ade("messages/evidences/{evidenceId}"), get(evidences::one))
            .route(&ade("evidences/{messageType}/{evidenceId}"), get(evidences::file))
            .route(&ade("evidences/puhepo/{messageId}"), get(evidences::epo))
            .route(&ade("evidences/{messageId}/technical-evidences-file"), get(zips::evidences))
            .route(&ade("threads"), get(threads::list))
            .route(&ade("threads/{threadId}"), get(threads::one))
            .route(&ade("drafts"), get(list::drafts).post(drafts::create))
            .route(&ade("drafts/send"), post(drafts::send))
            .route(&ade("drafts/{messageId}"), get(drafts::read).put(drafts::replace).delete(drafts::delete))
            .route(
                &ade("drafts/{messageId}/attachments"),
                post(attachments::add).delete(attachments::remove_all),
            )
            .route(
                &ade("drafts/{messageId}/attachments/{attachmentId}"),
                get(attachments::of_draft).delete(attachments::remove),
            )
            .route(&ade("attachments/download"), post(attachments::download))
            .route(&ade("{messageId}/attachments/upload"), post(attachments::upload))
            .route(&ade("directories"), get(directories::list).post(directories::create))
            .route(&ade("directories/{directoryId}"), patch(directories::rename).delete(directories::delete))
            .route(&ade("numberMessages"), get(directories::numbers))
            .route(&ade("rule"), post(rules::create))
            .route(&ade("rule/{ruleId}"), patch(rules::change).merge(delete(rules::delete)))
            .route(&ade("rule_list"), get(rules::list))
            .route(&ade("message-archive-task-list"), get(archive::list))
            .route(&ade("message-archive-task"), post(archive::create).patch(archive::change))
            .route(&ade("message-archive-task/{taskId}/download"), get(zips::task))
            .route(
                &ade("message_subscriptions"),
                get(subscriptions::list)
                    .put(subscriptions::create)
                    .patch(subscriptions::switch)
                    .delete(subscriptions::delete),
            )
            .route(&ade("message_notification"), get(settings::push).patch(settings::set_push))
            .route(&ade("settings"), get(settings::read).patch(settings::change))
    }
}

/// A person opens a message and waits for as long as the move takes.
pub(crate) fn open_letters(
    world: &mut crate::world::World,
    ade: &str,
    id: &str,
) -> Result<(), crate::fault::Fault> {
    world.mailbox(ade)?.letter_mut(id)?.stub_polls = 0;
    messages::open(world, ade, &[id.to_owned()]).map(drop)
}
