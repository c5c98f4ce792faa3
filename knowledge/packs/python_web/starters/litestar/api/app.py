from dataclasses import dataclass

from litestar import Controller, Litestar, get, post
from litestar.exceptions import NotFoundException


@dataclass
class Reading:
    room: str
    celsius: float


class Readings(Controller):
    path = "/readings"
    kept: list[Reading] = []

    @get()
    async def all_readings(self) -> list[Reading]:
        return self.kept

    @get("/{number:int}")
    async def one_reading(self, number: int) -> Reading:
        if not 0 < number <= len(self.kept):
            raise NotFoundException("There is no such reading")
        return self.kept[number - 1]

    @post()
    async def add_reading(self, data: Reading) -> Reading:
        self.kept.append(data)
        return data


app = Litestar([Readings])  # its documentation is at /schema
