-- Who went over with an organisation neither left nor came. What had been reckoned of such years is reckoned anew when it
-- is asked for.
truncate staff.observed_year;
