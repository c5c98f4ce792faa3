from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Hello")


@app.get("/hello/<name:str>")
async def hello(request: Request, name: str) -> HTTPResponse:
    return json({"message": f"Hello, {name}!"})
