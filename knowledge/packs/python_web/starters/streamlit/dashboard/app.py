"""Monthly sales with a filter: change a widget and the script runs again from the top."""

import pandas as pd
import streamlit as st


@st.cache_data
def sales():
    """Read once and kept between runs; put your query or file here."""
    regions = ["North"] * 3 + ["South"] * 3
    return pd.DataFrame(
        {"month": ["Jan", "Feb", "Mar"] * 2, "region": regions, "sales": [120, 90, 150, 80, 110, 95]}
    )


st.title("Sales")
region = st.selectbox("Region", sorted(sales()["region"].unique()))
chosen = sales()[sales()["region"] == region]
st.metric("Total", int(chosen["sales"].sum()))
st.bar_chart(chosen, x="month", y="sales")
