import { useMemo, useState } from "react";
import styles from "./PriceTable.module.css";

type Row = { id: string; name: string; pricePerMillion: number };
type Props = { rows: Row[]; currency?: string; onSelect?: (row: Row) => void };

export function PriceTable({ rows, currency = "USD", onSelect }: Props) {
  const [query, setQuery] = useState("");
  const [descending, setDescending] = useState(false);
  const visible = useMemo(() => {
    const needle = query.trim().toLowerCase();
    const hits = rows.filter((row) => row.name.toLowerCase().includes(needle));
    return hits.sort((a, b) => (descending ? -1 : 1) * (a.pricePerMillion - b.pricePerMillion));
  }, [rows, query, descending]);

  return (
    <section className={styles.wrapper} aria-label="Prices">
      <input value={query} onChange={(event) => setQuery(event.target.value)} placeholder="Filter models…" />
      <table>
        <thead>
          <tr>
            <th>Model</th>
            <th onClick={() => setDescending(!descending)}>Price {descending ? "▼" : "▲"}</th>
          </tr>
        </thead>
        <tbody>
          {visible.map((row) => (
            <tr key={row.id} onClick={() => onSelect?.(row)} data-testid={`row-${row.id}`}>
              <td>{row.name}</td>
              <td>{new Intl.NumberFormat("en", { style: "currency", currency }).format(row.pricePerMillion)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
