-- The report of items whose scan is not full; full ones are in neither index.
CREATE INDEX registry_item_not_full ON registry_item (office, place) WHERE scan_state <> 'full';
CREATE INDEX registry_item_scan_state ON registry_item (office, scan_state, place) WHERE scan_state <> 'full';
