//! One XML signature, from its layout to its word.

use uppsala::NodeId;

use super::Outside;
use super::layout::{self, Layout, Reference};
use super::names::DSIG;
use super::properties::{self, Properties};
use super::reference::{self, Budget, Target, canonical_element};
use super::tree::Tree;
use crate::cert::Cert;
use crate::crypto::{Hash, Numbers, Scheme, sha256_hex};
use crate::finding::{Code, Finding, Weight};
use crate::judge::{self, Value};
use crate::report::{Content, Form, Signature, Signed, TimeStamp, Word};
use crate::trust::Context;

/// Everything that one signature is judged with.
struct Bench<'b, 't> {
    tree: &'b Tree<'t>,
    outside: Outside<'b>,
    context: &'b Context,
    budget: &'b mut Budget,
    findings: Vec<Finding>,
}

pub(super) fn judge(
    tree: &Tree<'_>,
    node: NodeId,
    outside: Outside<'_>,
    context: &Context,
    budget: &mut Budget,
) -> Signature {
    let mut bench = Bench { tree, outside, context, budget, findings: Vec::new() };
    let mut out = Signature::bare(Form::XmlEnveloped, Word::Unreadable, Vec::new());
    let trusted = match bench.run(node, &mut out) {
        Ok(trusted) => trusted,
        Err(finding) => {
            bench.findings.push(finding);
            false
        }
    };
    out.findings = bench.findings;
    out.word = Word::of(&out.findings, trusted);
    if out.findings.iter().any(|finding| finding.code.weight() >= Weight::Unread) {
        // Nothing that did not hold may be shown as signed.
        out.signer = None;
        out.person = None;
        out.claimed_time = None;
        out.signed = Vec::new();
    }
    out
}

impl Bench<'_, '_> {
    fn run(&mut self, node: NodeId, out: &mut Signature) -> Result<bool, Finding> {
        // Looking around a signature may take the whole document once.
        self.budget.take(self.tree.document.input_text().len())?;
        let layout = layout::read(self.tree, node, self.context.limits.references)?;
        let scheme = Scheme::from_uri(&layout.method)
            .ok_or_else(|| Finding::new(Code::UnknownAlgorithm, layout.method.clone()))?;
        out.algorithm = Some(scheme.name());
        let properties = properties::find(self.tree, &layout)?;
        let targets = self.targets(&layout, properties.as_ref())?;
        out.form = form(&targets);
        self.surroundings(&layout, properties.as_ref(), &targets, out.form)?;
        let cert = self.value(&layout, scheme, properties.as_ref())?;
        out.signed = self.digests(&layout, &targets)?;
        self.notes(&layout, properties.as_ref());
        if let Some(properties) = &properties {
            out.claimed_time = properties::claimed_time(self.tree, properties.signed);
            out.person = properties::person(self.tree, properties.signed);
            out.time_stamps = self.stamps(&layout, properties);
        }
        let others = self.certificates(&layout);
        out.signer = Some(cert.shown());
        let (stamps, claimed) = (&out.time_stamps, out.claimed_time);
        Ok(judge::trusted(&cert, &others, self.context, stamps, claimed, &mut self.findings))
    }

    fn certificates(&self, layout: &Layout) -> Vec<Cert> {
        layout.certificates.iter().filter_map(|der| Cert::read(der)).collect()
    }

    fn targets(&self, layout: &Layout, properties: Option<&Properties>) -> Result<Vec<Target>, Finding> {
        let signed = properties.map(|properties| properties.signed);
        let target = |one: &Reference| reference::target(self.tree, layout, signed, one);
        let targets: Vec<Target> = layout.references.iter().map(target).collect::<Result<_, _>>()?;
        if signed.is_some_and(|node| !targets.contains(&Target::Properties(node))) {
            return Err(Finding::new(Code::PropertiesUnsigned, ""));
        }
        let content = |target: &Target| !matches!(target, Target::Properties(_) | Target::KeyInfo);
        if !targets.iter().any(content) {
            return Err(Finding::new(Code::NothingSigned, ""));
        }
        Ok(targets)
    }

    /// Nothing may stand in or around the signature that it does not sign.
    fn surroundings(
        &self,
        layout: &Layout,
        properties: Option<&Properties>,
        targets: &[Target],
        form: Form,
    ) -> Result<(), Finding> {
        for object in &layout.objects {
            let own = properties.is_some_and(|properties| properties.object == *object);
            let signed = targets
                .iter()
                .any(|target| matches!(target, Target::Object(node) if self.tree.within(*node, *object)));
            if !own && !signed {
                return Err(Finding::new(Code::UnsignedObject, ""));
            }
        }
        if form == Form::XmlEnveloped || layout.node == self.tree.root || self.only_signatures() {
            return Ok(());
        }
        Err(Finding::new(Code::UnsignedSurroundings, self.tree.name(self.tree.root).0))
    }

    /// A root that holds signatures and nothing else (`XAdESSignatures` of EN 319 162-1, `Signatures` of signing programs).
    fn only_signatures(&self) -> bool {
        let tree = self.tree;
        let children = tree.elements(tree.root);
        matches!(tree.name(tree.root).0, "XAdESSignatures" | "Signatures")
            && !tree.has_loose_text(tree.root)
            && children.iter().all(|node| tree.is(*node, DSIG, "Signature"))
    }

    /// Checks the signature value, and that the certificate is the one that the signed properties name.
    fn value(
        &mut self,
        layout: &Layout,
        scheme: Scheme,
        properties: Option<&Properties>,
    ) -> Result<Cert, Finding> {
        let message = canonical_element(self.tree, layout.signed_info, &layout.canonical)?;
        let value = Value { scheme, numbers: Numbers::Plain, message: &message, bytes: &layout.value };
        let named = match properties {
            Some(properties) => properties::named_certificate(self.tree, properties.signed)?,
            None => None,
        };
        let mut failure = Finding::new(Code::NoCertificate, "");
        for cert in self.certificates(layout) {
            match judge::fits(&cert, &value, self.context, &mut self.findings) {
                Ok(()) => {
                    self.named(&cert, named.as_ref())?;
                    return Ok(cert);
                }
                Err(why) => failure = why,
            }
        }
        Err(failure)
    }

    fn named(&mut self, cert: &Cert, named: Option<&properties::Named>) -> Result<(), Finding> {
        let Some(named) = named else {
            self.findings.push(Finding::new(Code::CertificateNotNamed, ""));
            return Ok(());
        };
        if named.hash.of(cert.der()) != named.digest {
            return Err(Finding::new(Code::CertificateMismatch, ""));
        }
        if named.hash == Hash::Sha1 {
            self.findings.push(Finding::new(Code::WeakCertificateDigest, ""));
        }
        Ok(())
    }

    fn digests(&mut self, layout: &Layout, targets: &[Target]) -> Result<Vec<Signed>, Finding> {
        let mut signed = Vec::new();
        for (one, target) in layout.references.iter().zip(targets) {
            let hash = Hash::from_uri(&one.digest_method)
                .ok_or_else(|| Finding::new(Code::UnknownAlgorithm, one.digest_method.clone()))?;
            judge::hash(hash, self.context, &mut self.findings)?;
            if *target == Target::Outside {
                signed.extend(self.other_file(hash, one)?);
                continue;
            }
            let bytes = reference::inside(self.tree, layout, *target, one, self.budget)?;
            if hash.of(&bytes) != one.digest {
                return Err(Finding::new(Code::DigestWrong, one.uri.clone().unwrap_or_default()));
            }
            if !matches!(target, Target::Properties(_) | Target::KeyInfo) {
                let (sha256, size) = measure(&bytes);
                signed.push(Signed { name: None, content: Content::Bytes(bytes), sha256, size });
            }
        }
        if signed.is_empty() {
            let given = !self.outside.files.is_empty();
            let code = if given { Code::OtherContent } else { Code::ContentAbsent };
            return Err(Finding::new(code, ""));
        }
        Ok(signed)
    }

    fn other_file(&mut self, hash: Hash, one: &Reference) -> Result<Option<Signed>, Finding> {
        let uri = one.uri.clone().unwrap_or_default();
        let name = percent_encoding::percent_decode_str(&uri).decode_utf8_lossy().into_owned();
        let limits = &self.context.limits;
        for (place, file) in self.outside.files.iter().enumerate() {
            if self.outside.by_name && file.name != name {
                continue;
            }
            // A file that cannot go through the transformations is not the one that was signed.
            let bytes = match reference::outside(file.bytes, one, limits, self.budget) {
                Err(finding) if finding.code == Code::TooLarge => return Err(finding),
                Err(_) => continue,
                Ok(bytes) => bytes,
            };
            if hash.of(&bytes) == one.digest {
                let (sha256, size) = measure(&bytes);
                // Of a file that was signed less something, only what was signed is told.
                let whole = reference::keeps_all(&one.transforms);
                let content = if whole { Content::Beside(place) } else { Content::Bytes(bytes) };
                return Ok(Some(Signed { name: Some(file.name.to_owned()), content, sha256, size }));
            }
        }
        let same_name = self.outside.files.iter().any(|file| file.name == name);
        if self.outside.by_name || same_name {
            return Err(Finding::new(
                if same_name { Code::DigestWrong } else { Code::DanglingReference },
                uri,
            ));
        }
        self.findings.push(Finding::new(Code::DocumentAbsent, uri));
        Ok(None)
    }

    fn stamps(&mut self, layout: &Layout, properties: &Properties) -> Vec<TimeStamp> {
        let Some(unsigned) = properties.unsigned else { return Vec::new() };
        let mut out = Vec::new();
        for stamp in properties::stamps(self.tree, layout, unsigned) {
            let judged =
                stamp.and_then(|stamp| crate::tsp::judge(&stamp.token, &stamp.message, self.context));
            match judged {
                Ok(stamp) => out.push(stamp),
                Err(why) => self.findings.push(Finding::new(Code::TimeStampBroken, format!("{why:?}"))),
            }
        }
        out
    }

    /// What was not looked at is said.
    fn notes(&mut self, layout: &Layout, properties: Option<&Properties>) {
        let tree = self.tree;
        if let Some(unsigned) = properties.and_then(|properties| properties.unsigned)
            && properties::counter_signed(tree, unsigned)
        {
            self.findings.push(Finding::new(Code::CounterSignature, ""));
        }
        let nested = layout.objects.iter().any(|object| {
            let own = properties.is_some_and(|properties| properties.object == *object);
            !own && tree.subtree(*object).into_iter().any(|node| tree.is(node, DSIG, "Signature"))
        });
        if nested {
            self.findings.push(Finding::new(Code::NestedSignature, ""));
        }
    }
}

fn measure(bytes: &[u8]) -> (String, u64) {
    (sha256_hex(bytes), u64::try_from(bytes.len()).unwrap_or(u64::MAX))
}

fn form(targets: &[Target]) -> Form {
    if targets.contains(&Target::Document) {
        Form::XmlEnveloped
    } else if targets.iter().any(|target| matches!(target, Target::Object(_))) {
        Form::XmlEnveloping
    } else {
        Form::XmlDetached
    }
}
