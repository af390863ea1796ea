"""One file a kind of block: each turns its block into slabs."""
