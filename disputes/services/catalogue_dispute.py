"""What a dispute's file becomes in the database: rows, and links to other disputes. Writes nothing."""

from collections.abc import Iterator, Mapping

from django.utils.text import slugify

from disputes.ingest.catalogue import dispute as files
from disputes.services.catalogue_rows import Fields, Ref, Row, digest, money, ref, refs, sourced, topic


def dispute_rows(dispute: files.Dispute) -> Iterator[Row]:
    """All of one file, each row after those that it refers to."""
    yield from (topic(name) for name in dispute.topics)
    yield _dispute(dispute)
    yield from (_role(dispute, role) for role in dispute.parties)
    for event in dispute.events:
        yield _event(dispute, event)
        yield _placement(dispute, event, dispute.slug)
        yield from (_citation(dispute, event, citation) for citation in event.citations)
    for claim in dispute.claims:
        yield _claim(dispute, claim)
        if claim.status_on:
            yield _claim_status(dispute, claim)
    yield from (_demand(dispute, demand) for demand in dispute.demands)
    yield from (_proceeding(dispute, proceeding) for proceeding in dispute.proceedings)
    for outcome in dispute.outcomes:
        yield _outcome(dispute, outcome)
        yield from (_signal(dispute, outcome, signal) for signal in outcome.signals)


def dispute_links(dispute: files.Dispute, dockets: Mapping[str, tuple[str, str]]) -> Iterator[Row]:
    """What refers to records of other files, which must be there first. `dockets`: see ingest's Catalogue."""
    yield Row(_on(dispute).key, "related", many={"related": refs("dispute", dispute.related)})
    for event in dispute.events:
        yield from (_placement(dispute, event, slug) for slug in event.also_on)
    for proceeding in dispute.proceedings:
        key = ref("proceeding", dispute.slug, proceeding.key).key
        named = {"originating": proceeding.originating, "consolidated_into": proceeding.consolidated_into}
        values = {name: ref("proceeding", *dockets.get(docket, ("",))) for name, docket in named.items()}
        yield Row(key, proceeding.where, values=values)


def _on(dispute: files.Dispute) -> Ref:
    return ref("dispute", dispute.slug)


def _dispute(dispute: files.Dispute) -> Row:
    values = {
        "short_name": dispute.short_name,
        "caption": dispute.caption,
        "summary": dispute.summary,
        "stage": dispute.stage,
        "status": dispute.status,
        "as_of": dispute.as_of,
        "scope": dispute.scope,
        "note": dispute.note,
        "aliases": list(dispute.aliases),
        "keywords": list(dispute.keywords),
        "campaign": ref("campaign", dispute.campaign),
    }
    many = {
        "topics": refs("topic", map(slugify, dispute.topics)),
        "products": refs("product", dispute.products),
        "works": refs("work", dispute.works),
        "standards": refs("standard", dispute.standards),
    }
    identity = {"slug": dispute.slug}
    return Row(
        _on(dispute).key, "", (identity,), values | sourced(dispute), many=many, once={"is_public": True}
    )


def _role(dispute: files.Dispute, role: files.Role) -> Row:
    identity = {"dispute": _on(dispute), "party": ref("party", role.party), "role": role.role}
    values = {"wording": role.wording, "note": role.note}
    key = ref("role", dispute.slug, f"{role.party}/{role.role}").key
    return Row(key, role.where, (identity,), values | sourced(role))


def _event(dispute: files.Dispute, event: files.Event) -> Row:
    when = event.happened
    values = {
        "headline": event.headline,
        "summary": event.summary,
        "kind": event.kind,
        "lane": event.lane,
        "standing": event.effective_standing,
        "is_important": event.important,
        "earliest_at": when.earliest,
        "latest_at": when.latest,
        "precision": when.precision.value,
        "time_zone": when.time_zone,
    }
    identity = {"key": f"{dispute.slug}#{event.key}"}
    key = ref("event", dispute.slug, event.key).key
    return Row(key, event.where, (identity,), values, once={"is_public": True}, needs=(_on(dispute),))


def _placement(dispute: files.Dispute, event: files.Event, slug: str) -> Row:
    identity = {"event": ref("event", dispute.slug, event.key), "dispute": ref("dispute", slug)}
    return Row(ref("placement", dispute.slug, f"{event.key}@{slug}").key, event.where, (identity,))


def _citation(dispute: files.Dispute, event: files.Event, citation: files.Citation) -> Row:
    """Named by its address and what it says where sources differ; without address by its wording."""
    identity: Fields = {
        "event": ref("event", dispute.slug, event.key),
        "url": citation.url,
        "value": citation.value,
    }
    values = {"publisher": citation.publisher, "title": citation.title, "basis": citation.basis}
    if not citation.url:
        identity |= {name: values.pop(name) for name in ("publisher", "title")}
    key = ref("citation", dispute.slug, f"{event.key}/{digest(citation.name, citation.value)}").key
    return Row(key, citation.where, (identity,), values | {"standing": citation.effective_standing})


def _claim(dispute: files.Dispute, claim: files.Claim) -> Row:
    values = {
        "claim": claim.claim,
        "right": claim.right,
        "basis": claim.basis,
        "basis_standing": claim.basis_standing,
        "protectability": claim.protectability,
        "status": claim.status,
    }
    many = {
        "claimants": refs("party", claim.claimants),
        "respondents": refs("party", claim.respondents),
        "works": refs("work", claim.works),
    }
    identity = {"dispute": _on(dispute), "key": claim.key}
    key = ref("claim", dispute.slug, claim.key).key
    return Row(key, claim.where, (identity,), values | sourced(claim), many)


def _claim_status(dispute: files.Dispute, claim: files.Claim) -> Row:
    """A step of the claim's history. It stays when the file comes to a later step."""
    identity = {
        "claim": ref("claim", dispute.slug, claim.key),
        "status": claim.status,
        "since_on": claim.status_on,
    }
    key = ref("claim_status", dispute.slug, f"{claim.key}/{claim.status}/{claim.status_on}").key
    return Row(key, claim.where, (identity,), sourced(claim))


def _demand(dispute: files.Dispute, demand: files.Demand) -> Row:
    values = {
        "demand": demand.demand,
        "made_by": ref("party", demand.by),
        "made_to": ref("party", demand.to),
        "made_on": demand.made,
        "due_on": demand.due,
        "time_zone": demand.time_zone,
        "event": ref("event", dispute.slug, demand.event),
        "answer": ref("event", dispute.slug, demand.answer),
    }
    identity = {"dispute": _on(dispute), "key": demand.key}
    key = ref("demand", dispute.slug, demand.key).key
    return Row(key, demand.where, (identity,), values | sourced(demand))


def _proceeding(dispute: files.Dispute, proceeding: files.Proceeding) -> Row:
    """A docket may stand in several files: the first describes it, the others only add their dispute."""
    court = ref("court", proceeding.court)
    values = {
        "court": court,
        "number": proceeding.number,
        "caption": proceeding.caption,
        "judge": proceeding.judge,
        "filed_on": proceeding.filed,
        "terminated_on": proceeding.terminated,
        "pacer_case_id": proceeding.pacer_case_id,
        "docket_url": proceeding.docket_url,
    }
    identities = [{"court": court, "number_key": proceeding.number_key}]
    if proceeding.pacer_case_id:
        identities.append({"court": court, "pacer_case_id": proceeding.pacer_case_id})
    key = ref("proceeding", dispute.slug, proceeding.key).key
    return Row(
        key,
        proceeding.where,
        tuple(identities),
        values | sourced(proceeding),
        many={"disputes": [_on(dispute)]},
        needs=(_on(dispute),),
    )


def _outcome(dispute: files.Dispute, outcome: files.Outcome) -> Row:
    values = {
        "state": outcome.state,
        "headline": outcome.headline,
        "terms": outcome.terms,
        "claimed": money(outcome.claimed),
        "awarded": money(outcome.awarded),
        "currency": outcome.currency,
        "reached_on": outcome.date,
    }
    identity = {"dispute": _on(dispute), "path": outcome.path}
    key = ref("outcome", dispute.slug, outcome.path).key
    return Row(key, outcome.where, (identity,), values | sourced(outcome))


def _signal(dispute: files.Dispute, outcome: files.Outcome, signal: files.Signal) -> Row:
    identity = {
        "outcome": ref("outcome", dispute.slug, outcome.path),
        "happened_on": signal.date,
        "summary": signal.summary,
    }
    values = {"direction": signal.direction, "event": ref("event", dispute.slug, signal.event)}
    key = ref("signal", dispute.slug, f"{outcome.path}/{digest(signal.date, signal.summary)}").key
    return Row(key, signal.where, (identity,), values | sourced(signal))
