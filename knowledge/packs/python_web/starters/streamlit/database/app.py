"""Readings from a database as a table and a chart; the query's result is kept for a minute."""

import streamlit as st
from sqlalchemy import text

connection = st.connection("readings", type="sql", url="sqlite:///readings.db")

with connection.session as session:
    session.execute(text("create table if not exists reading (day text, celsius real)"))
    if not session.execute(text("select count(*) from reading")).scalar():
        session.execute(text("insert into reading values ('Mon', 19.5), ('Tue', 21.0), ('Wed', 20.2)"))
    session.commit()

readings = connection.query("select day, celsius from reading", ttl=60)
st.title("Readings")
st.line_chart(readings, x="day", y="celsius")
st.dataframe(readings)
