"""Keeps track of what is on the shelves and what has been promised to customers."""
from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from typing import Iterable, Iterator


class OutOfStock(Exception):
    def __init__(self, sku: str, wanted: int, available: int) -> None:
        super().__init__(f"{sku}: wanted {wanted}, only {available} left")
        self.sku = sku


@dataclasses.dataclass(frozen=True, slots=True)
class Reservation:
    sku: str
    quantity: int
    expires: dt.datetime

    def is_expired(self, now: dt.datetime) -> bool:
        return self.expires <= now


class Inventory:
    def __init__(self, stock: dict[str, int] | None = None) -> None:
        self._stock: defaultdict[str, int] = defaultdict(int, stock or {})
        self._reservations: list[Reservation] = []

    def available(self, sku: str, now: dt.datetime) -> int:
        held = sum(r.quantity for r in self._live(now) if r.sku == sku)
        return self._stock[sku] - held

    def reserve(self, sku: str, quantity: int, *, minutes: int = 15, now: dt.datetime) -> Reservation:
        if quantity <= 0:
            raise ValueError("quantity must be positive")
        left = self.available(sku, now)
        if left < quantity:
            raise OutOfStock(sku, quantity, left)
        reservation = Reservation(sku, quantity, now + dt.timedelta(minutes=minutes))
        self._reservations.append(reservation)
        return reservation

    def _live(self, now: dt.datetime) -> Iterator[Reservation]:
        yield from (r for r in self._reservations if not r.is_expired(now))

    def receive(self, deliveries: Iterable[tuple[str, int]]) -> None:
        for sku, count in deliveries:
            self._stock[sku] += count
