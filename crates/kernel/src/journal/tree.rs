//! Growing the tree: the right edge in memory, completed subtrees on disk.

use tlog_tiles::tlog::{Error, Hash, HashReader, node_hash, split_stored_hash_index, sub_tree_index};

use crate::engine::Conn;
use crate::failure::StoreError;
use crate::id::OfficeId;
use crate::sql::Select;
use crate::vals;

static LEAF: Select = Select::new("SELECT hashes FROM journal_leaf WHERE office = $1 AND seq = $2");

/// The complete subtrees along the right edge of a tree of `size` leaves, biggest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edge {
    pub(crate) size: u64,
    nodes: Vec<(u8, Hash)>,
}

impl Edge {
    /// Reads the edge of a tree of `size` leaves from the stored hashes.
    pub(crate) fn load(conn: &mut Conn, office: OfficeId, size: u64) -> Result<Self, StoreError> {
        let reader = StoredHashes::new(conn, office);
        let nodes = sub_tree_index(0, size, Vec::new())
            .into_iter()
            .map(|index| Ok((split_stored_hash_index(index).0, reader.hash(index)?)))
            .collect::<Result<_, StoreError>>()?;
        Ok(Self { size, nodes })
    }

    /// The root of the tree; `None` when it is empty.
    pub(crate) fn root(&self) -> Option<Hash> {
        self.nodes.iter().rev().map(|(_, hash)| *hash).reduce(|right, left| node_hash(left, right))
    }

    /// Adds a leaf; returns what must be stored with it: the leaf hash and the hash of each subtree it completes.
    pub(crate) fn push(&mut self, leaf: Hash) -> Vec<u8> {
        let mut stored = leaf.0.to_vec();
        let (mut level, mut hash) = (0u8, leaf);
        while let Some((_, left)) = self.nodes.pop_if(|(above, _)| *above == level) {
            hash = node_hash(left, hash);
            level = level.saturating_add(1);
            stored.extend_from_slice(&hash.0);
        }
        self.nodes.push((level, hash));
        self.size += 1;
        stored
    }
}

/// Reads stored hashes by their index in the dense order of Crosby and Wallach.
pub(crate) struct StoredHashes<'c> {
    conn: std::cell::RefCell<&'c mut Conn>,
    office: OfficeId,
}

impl<'c> StoredHashes<'c> {
    pub(crate) fn new(conn: &'c mut Conn, office: OfficeId) -> Self {
        Self { conn: std::cell::RefCell::new(conn), office }
    }

    fn hash(&self, index: u64) -> Result<Hash, StoreError> {
        let (level, n) = split_stored_hash_index(index);
        let seq = ((n + 1) << level) - 1;
        let seq = i64::try_from(seq).map_err(|_| StoreError::Corrupt("journal size".to_owned()))?;
        let rows = self.conn.borrow_mut().rows(&LEAF, vals![self.office, seq])?;
        let row =
            rows.first().ok_or_else(|| StoreError::Corrupt(format!("journal leaf {seq} is missing")))?;
        let hashes: Vec<u8> = row.get("hashes")?;
        hashes
            .chunks_exact(32)
            .nth(level.into())
            .and_then(|chunk| chunk.try_into().ok())
            .map(Hash)
            .ok_or_else(|| StoreError::Corrupt(format!("journal leaf {seq} has no level {level}")))
    }
}

impl HashReader for StoredHashes<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        indexes
            .iter()
            .map(|index| self.hash(*index).map_err(|error| Error::InvalidInput(error.to_string())))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use tlog_tiles::tlog::{record_hash, stored_hashes, tree_hash};

    struct Dense(RefCell<Vec<Hash>>);
    impl HashReader for Dense {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
            Ok(indexes.iter().map(|index| self.0.borrow()[usize::try_from(*index).unwrap()]).collect())
        }
    }

    #[test]
    fn the_edge_stores_what_the_library_stores() {
        let dense = Dense(RefCell::new(Vec::new()));
        let mut edge = Edge::default();
        for n in 0u64..300 {
            let wanted = stored_hashes(n, &n.to_be_bytes(), &dense).unwrap();
            let got = edge.push(record_hash(&n.to_be_bytes()));
            assert_eq!(got, wanted.iter().flat_map(|hash| hash.0).collect::<Vec<u8>>());
            dense.0.borrow_mut().extend(wanted);
            assert_eq!(edge.root().unwrap().0, tree_hash(n + 1, &dense).unwrap().0);
        }
    }
}
