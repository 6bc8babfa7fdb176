//! Names of XML signatures (W3C XML-DSig 1.1, ETSI EN 319 132).

pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
/// XAdES namespaces, the current one first; the others occur in old files.
pub(crate) const XADES: [&str; 3] = [
    "http://uri.etsi.org/01903/v1.3.2#",
    "http://uri.etsi.org/01903/v1.2.2#",
    "http://uri.etsi.org/01903/v1.1.1#",
];
pub(crate) const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
pub(crate) const BASE64: &str = "http://www.w3.org/2000/09/xmldsig#base64";
pub(crate) const XPATH: &str = "http://www.w3.org/TR/1999/REC-xpath-19991116";
pub(crate) const FILTER2: &str = "http://www.w3.org/2002/06/xmldsig-filter2";
pub(crate) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// The end of the type of a reference to signed properties, in every version.
pub(crate) const PROPERTIES_TYPE: &str = "#SignedProperties";
