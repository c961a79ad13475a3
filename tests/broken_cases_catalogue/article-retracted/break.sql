UPDATE errata SET kind = 'retraction';
INSERT INTO erratum_claims(claim_id, erratum_id) SELECT k.claim_id, e.erratum_id FROM claims k, errata e;
