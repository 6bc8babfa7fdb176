//! Evidences: their lists and their files.

use crate::connector::Session;
use crate::http::Effect;
use crate::model::{EvidenceInfo, Got};
use crate::trouble::Trouble;
use crate::wire;

impl Session<'_> {
    /// Evidences of a message, as far as they came: in any order, and a kind more than once.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn evidences(&self, message: &str) -> Result<Got<Vec<EvidenceInfo>>, Trouble> {
        let mut url = self.url(&["messages", message, "evidences"])?;
        url.query_pairs_mut().append_pair("sortColumn", "eventDate").append_pair("sortDirection", "asc");
        self.evidence_list(url).await
    }

    /// Evidences of all messages of the address whose files were not fetched yet.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn new_evidences(&self) -> Result<Got<Vec<EvidenceInfo>>, Trouble> {
        let mut url = self.url(&["messages", "evidences"])?;
        url.query_pairs_mut()
            .append_pair("downloaded", "false")
            .append_pair("sortColumn", "eventDate")
            .append_pair("sortDirection", "asc");
        self.evidence_list(url).await
    }

    async fn evidence_list(&self, url: url::Url) -> Result<Got<Vec<EvidenceInfo>>, Trouble> {
        let answer = self.ask(self.get(url), Effect::Repeatable).await?;
        let list: wire::Evidences = answer.json()?;
        let value = list.evidences.into_iter().filter_map(wire::Evidence::told).collect();
        Ok(Got { value, bytes: answer.bytes })
    }

    /// The file of an evidence, byte for byte. `hybrid` says whether its message is printed.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn evidence_file(&self, hybrid: bool, evidence: &str) -> Result<Vec<u8>, Trouble> {
        let service = if hybrid { "puh" } else { "purde" };
        let url = self.url(&["evidences", service, evidence])?;
        Ok(self.ask(self.get(url), Effect::Repeatable).await?.bytes)
    }

    /// The electronic proof of delivery (H.EPO) of a printed message.
    ///
    /// # Errors
    /// [`Trouble::Refused`] while there is none.
    pub async fn epo_file(&self, message: &str) -> Result<Vec<u8>, Trouble> {
        let url = self.url(&["evidences", "puhepo", message])?;
        Ok(self.ask(self.get(url), Effect::Repeatable).await?.bytes)
    }
}
