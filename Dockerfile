# Two stages: what builds stays behind. Versions are those of requirements/, each file checked against its hash.
# `make image-steps` runs the RUN and COPY lines of the first stage on an ordinary machine, without a container.

ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /build
RUN python -m venv /opt/whichframework
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN /opt/whichframework/bin/python -m pip install --quiet --no-cache-dir --no-input --require-hashes -r requirements/build.txt -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY knowledge knowledge/
COPY bot bot/
COPY adapters adapters/
RUN /opt/whichframework/bin/python -m pip install --quiet --no-cache-dir --no-input --no-deps --no-build-isolation .
RUN /opt/whichframework/bin/python -m pip uninstall --quiet --yes hatchling trove-classifiers pathspec pluggy tomlkit pip
# The knowledge is compiled once, here: the container's file system is read-only.
RUN XDG_CACHE_HOME=/opt/whichframework/cache /opt/whichframework/bin/whichframework ask "Flask or Django?"

FROM python:${PYTHON}-slim
COPY --from=build /opt/whichframework /opt/whichframework
RUN useradd --system --uid 10001 --no-create-home whichframework && install -d -o whichframework -m 700 /data
ENV PATH=/opt/whichframework/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/opt/whichframework/cache \
    WHICHFRAMEWORK_DATABASE_URL=sqlite:////data/conversations.db \
    WHICHFRAMEWORK_OPERATIONS_HOST=0.0.0.0 \
    SLACK_HOST=0.0.0.0
USER whichframework
VOLUME /data
EXPOSE 3000 9090
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9090/healthz', timeout=4)"]
ENTRYPOINT ["whichframework"]
CMD ["run"]
