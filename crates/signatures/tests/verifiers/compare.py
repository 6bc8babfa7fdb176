"""Other people's programs look at our signatures, and sign for us to look at: pyHanko (PDF, CMS) and signxml (XML).

`compare.py check FOLDER` reads FOLDER/anchors/*.der and judges every file of FOLDER; `compare.py make FOLDER` signs with
FOLDER/key.der, FOLDER/cert.der and FOLDER/ca.der. One line for each file: its name, a tab, `good` or `bad` and why.
"""

import asyncio
import logging
import sys
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from lxml import etree
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import async_validate_cms_signature, async_validate_detached_cms, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from signxml import SignatureConfiguration, XMLSigner, methods
from signxml.xades import XAdESDataObjectFormat, XAdESSigner, XAdESVerifier

AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def trusted(folder):
    roots = [asn1_x509.Certificate.load(one.read_bytes()) for one in sorted((folder / "anchors").glob("*.der"))]
    return ValidationContext(trust_roots=roots, moment=AT, allow_fetching=False)


def settled(status, stamped):
    """Mathematics, trust, and the time-stamp where one is told by the name."""
    if not status.bottom_line:
        return "bad " + status.summary()
    if stamped and not (status.timestamp_validity and status.timestamp_validity.trusted):
        return "bad no trusted time-stamp"
    return "good " + status.summary()


def check_pdf(file, folder):
    signatures = PdfFileReader(BytesIO(file.read_bytes())).embedded_signatures
    if not signatures:
        return "bad no signature"
    said = []
    for one in signatures:
        stamped = "stamped" in file.name
        status = validate_pdf_signature(one, trusted(folder), ts_validation_context=trusted(folder))
        said.append(settled(status, stamped))
    return min(said)


def check_cms(file, folder):
    data = cms.ContentInfo.load(file.read_bytes())["content"]
    stamped = "stamped" in file.name
    if data["encap_content_info"]["content"].native is None:
        content = (folder / "content.bin").read_bytes()
        judged = async_validate_detached_cms(
            content, data, trusted(folder), ts_validation_context=trusted(folder)
        )
        return settled(asyncio.run(judged), stamped)
    # For content inside pyHanko judges the signer alone; it says the same of a time-stamp only for detached ones.
    if data["encap_content_info"]["content"].native != (folder / "content.bin").read_bytes():
        return "bad other content"
    status = asyncio.run(async_validate_cms_signature(data, validation_context=trusted(folder)))
    good = status.intact and status.valid and status.trusted
    return ("good " if good else "bad ") + status.summary()


def check_xml(file, folder):
    anchors = [x509.load_der_x509_certificate(one.read_bytes()) for one in sorted((folder / "anchors").glob("*.der"))]
    pem = folder / "anchors.pem"
    pem.write_bytes(b"".join(one.public_bytes(Encoding.PEM) for one in anchors))
    config = SignatureConfiguration(expect_references=2, verification_time=AT)
    resolve = lambda name: (folder / "content.bin").read_bytes()
    results = XAdESVerifier().verify(
        file.read_bytes(), ca_pem_file=str(pem), expect_config=config, uri_resolver=resolve
    )
    return f"good {len(results)} references"


def check(folder):
    kinds = {".pdf": check_pdf, ".p7s": check_cms, ".p7m": check_cms, ".xml": check_xml}
    for file in sorted(folder.iterdir()):
        if file.suffix in kinds:
            try:
                said = kinds[file.suffix](file, folder)
            except Exception as why:
                said = f"bad {type(why).__name__}: {why}"
            print(file.name, " ".join(said.split()), sep="\t")


def signer(folder):
    load = lambda name: asn1_x509.Certificate.load((folder / name).read_bytes())
    store = SimpleCertificateStore()
    store.register(load("ca.der"))
    key = keys.PrivateKeyInfo.load((folder / "key.der").read_bytes())
    return signers.SimpleSigner(load("cert.der"), key, store)


def make_pdf(folder):
    for source in sorted(folder.glob("*.source")):
        writer = IncrementalPdfFileWriter(BytesIO(source.read_bytes()))
        meta = signers.PdfSignatureMetadata(
            field_name="Podpis", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, reason="Zażółć"
        )
        spec = fields.SigFieldSpec("Podpis", box=(50, 50, 250, 120))
        out = signers.sign_pdf(writer, meta, signer(folder), new_field_spec=spec)
        first = out.getvalue()
        (folder / f"{source.stem}-pades.pdf").write_bytes(first)
        meta = signers.PdfSignatureMetadata(field_name="Drugi", subfilter=fields.SigSeedSubFilter.PADES)
        second = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(first)), meta, signer(folder))
        (folder / f"{source.stem}-twice.pdf").write_bytes(second.getvalue())
        # A change of the catalog that comes after the signature.
        writer = IncrementalPdfFileWriter(BytesIO(first))
        writer.root["/Lang"] = TextStringObject("pl")
        writer.update_root()
        changed = BytesIO()
        writer.write(changed)
        (folder / f"{source.stem}-changed.pdf").write_bytes(changed.getvalue())


def make_cms(folder):
    content = (folder / "content.bin").read_bytes()
    for name, detached in [("detached.p7s", True), ("attached.p7m", False)]:
        made = asyncio.run(
            signer(folder).async_sign_general_data(content, "sha256", detached=detached, use_cades=True)
        )
        (folder / name).write_bytes(made.dump())


def make_xml(folder):
    key = load_der_private_key((folder / "key.der").read_bytes(), None)
    chain = [x509.load_der_x509_certificate((folder / name).read_bytes()) for name in ("cert.der", "ca.der")]
    document = etree.fromstring((folder / "document.source-xml").read_bytes())
    rsa = isinstance(key, RSAPrivateKey)
    how = {
        "signature_algorithm": "rsa-sha512" if rsa else "ecdsa-sha256",
        "digest_algorithm": "sha512" if rsa else "sha256",
    }
    # signxml canonicalises its own properties without saying so, so only the way that is meant then is standard.
    ways = ["http://www.w3.org/2006/12/xml-c14n11", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"]
    for number, way in enumerate(ways):
        kind = XAdESDataObjectFormat(Description="pismo", MimeType="text/xml")
        maker = XAdESSigner(data_object_format=kind, c14n_algorithm=way, **how)
        signed = maker.sign(document, key=key, cert=chain)
        (folder / f"xades-{number}.xml").write_bytes(etree.tostring(signed))
    for number, method in enumerate([methods.enveloped, methods.enveloping]):
        maker = XMLSigner(method=method, c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#", **how)
        signed = maker.sign(document, key=key, cert=chain)
        (folder / f"plain-{number}.xml").write_bytes(etree.tostring(signed))


def make(folder):
    make_pdf(folder)
    make_cms(folder)
    make_xml(folder)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    {"check": check, "make": make}[sys.argv[1]](Path(sys.argv[2]))
