# Two stages: what builds stays behind. The versions are those of requirements/, each file checked against its hash.
# Every RUN line also works on an ordinary machine: tests/packaging runs them.

ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /build
RUN python -m venv /opt/whichframework
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN /opt/whichframework/bin/python -m pip install --no-cache-dir --no-input --require-hashes -r requirements/build.txt -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY knowledge knowledge
COPY bot bot
COPY adapters adapters
RUN /opt/whichframework/bin/python -m pip install --no-cache-dir --no-input --no-deps --no-build-isolation .
RUN /opt/whichframework/bin/python -m pip uninstall --yes hatchling trove-classifiers pathspec pluggy tomlkit pip

FROM python:${PYTHON}-slim
COPY --from=build /opt/whichframework /opt/whichframework
RUN useradd --system --uid 10001 --no-create-home whichframework && install -d -o whichframework /data
ENV PATH=/opt/whichframework/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER whichframework
VOLUME /data
ENTRYPOINT ["whichframework"]
CMD ["run"]
