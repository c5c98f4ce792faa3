"""What all tests share: the same examples in every run, so that a red run can be repeated."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,  # a slow machine is not a defect
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("steady"), derandomize=False, max_examples=1000)
settings.load_profile("steady")  # `pytest --hypothesis-profile=search` looks further
