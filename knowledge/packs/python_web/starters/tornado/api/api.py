import asyncio
import sys

from tornado.web import Application, RequestHandler


class Hello(RequestHandler):
    def get(self, name: str) -> None:
        self.write({"message": f"Hello, {name}!"})


async def main() -> None:
    Application([(r"/hello/(\w+)", Hello)]).listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
