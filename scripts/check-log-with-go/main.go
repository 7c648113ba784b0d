// Checks a mirror of the log with golang.org/x/mod/sumdb: another implementation than both of Kezek's.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// folder reads tiles of a C2SP layout, whose paths lack the height that x/mod writes into them.
type folder string

func (f folder) Height() int { return height }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		data, err := f.read(tile.Path(), tile)
		if err != nil {
			return nil, err
		}
		if len(data) < tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is too short", tile.Path())
		}
		found = append(found, data[:tile.W*tlog.HashSize])
	}
	return found, nil
}

// read falls back to the full tile where the partial one is gone.
func (f folder) read(path string, tile tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(string(f), asServed(path)))
	if os.IsNotExist(err) && tile.W < 1<<height {
		tile.W = 1 << height
		return os.ReadFile(filepath.Join(string(f), asServed(tile.Path())))
	}
	return data, err
}

func asServed(path string) string {
	path = strings.Replace(path, "tile/8/data/", "tile/8/entries/", 1)
	return strings.Replace(path, "tile/8/", "tile/", 1)
}

func main() {
	if err := check(folder(os.Args[1])); err != nil {
		fmt.Println("WRONG:", err)
		os.Exit(1)
	}
}

func check(f folder) error {
	tree, err := openCheckpoint(f)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, f)
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("the tiles have the root %v, the checkpoint %v", root, tree.Hash)
	}
	fmt.Printf("root of %d leaves: %v, as signed\n", tree.N, root)
	records, err := checkRecords(f, tree, reader)
	if err != nil {
		return err
	}
	fmt.Printf("record hashes: %d, all in the tree\n", records)
	return checkProofs(tree, reader)
}

// openCheckpoint returns the tree that a key of the served policy signed.
func openCheckpoint(f folder) (tlog.Tree, error) {
	var tree tlog.Tree
	signed, err := os.ReadFile(filepath.Join(string(f), "checkpoint"))
	if err != nil {
		return tree, err
	}
	policy, err := os.Open(filepath.Join(string(f), "policy"))
	if err != nil {
		return tree, err
	}
	defer policy.Close()
	var keys []note.Verifier
	lines := bufio.NewScanner(policy)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 || fields[0] != "log" {
			continue
		}
		key, err := note.NewVerifier(fields[1])
		if err != nil {
			return tree, err
		}
		keys = append(keys, key)
	}
	opened, err := note.Open(signed, note.VerifierList(keys...))
	if err != nil {
		return tree, err
	}
	parts := strings.Split(opened.Text, "\n")
	if len(parts) < 4 {
		return tree, fmt.Errorf("the checkpoint has too few lines")
	}
	if tree.N, err = strconv.ParseInt(parts[1], 10, 64); err != nil {
		return tree, err
	}
	hash, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(hash) != tlog.HashSize {
		return tree, fmt.Errorf("the checkpoint has no root")
	}
	copy(tree.Hash[:], hash)
	fmt.Printf("checkpoint of %s, signed by %s\n", parts[0], opened.Sigs[0].Name)
	return tree, nil
}

// checkRecords hashes every entry and finds its hash in the tree, whose tiles the reader authenticates.
func checkRecords(f folder, tree tlog.Tree, reader tlog.HashReader) (int64, error) {
	var next int64
	for n := int64(0); next < tree.N; n++ {
		width := int(min(tree.N-next, 1<<height))
		tile := tlog.Tile{H: height, L: -1, N: n, W: width}
		data, err := f.read(tile.Path(), tile)
		if err != nil {
			return next, err
		}
		var indexes []int64
		var own []tlog.Hash
		for len(own) < width {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return next, fmt.Errorf("%s ends too early", tile.Path())
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			own = append(own, tlog.RecordHash(data[2:end]))
			indexes = append(indexes, tlog.StoredHashIndex(0, next+int64(len(indexes))))
			data = data[end:]
		}
		held, err := reader.ReadHashes(indexes)
		if err != nil {
			return next, err
		}
		for i := range own {
			if own[i] != held[i] {
				return next, fmt.Errorf("leaf %d does not have the hash that the tree holds", next+int64(i))
			}
		}
		next += int64(width)
	}
	return next, nil
}

// checkProofs proves some leaves and some earlier sizes, spread over the whole log.
func checkProofs(tree tlog.Tree, reader tlog.HashReader) error {
	step := tree.N/97 + 1
	count := 0
	for n := int64(0); n < tree.N; n += step {
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		if err != nil {
			return err
		}
		record, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(record, tree.N, tree.Hash, n, hashes[0]); err != nil {
			return err
		}
		older, err := tlog.TreeHash(n+1, reader)
		if err != nil {
			return err
		}
		growth, err := tlog.ProveTree(tree.N, n+1, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(growth, tree.N, tree.Hash, n+1, older); err != nil {
			return err
		}
		count++
	}
	fmt.Printf("proofs: %d of inclusion and %d of consistency, all right\n", count, count)
	return nil
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
