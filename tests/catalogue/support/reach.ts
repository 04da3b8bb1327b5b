/*
 * What each login of the hub reaches beyond the rows of a caller: written by hand, as it should be.
 */

/** Tables whose rows everyone may see who gets this far: registers, and what boards publish together. */
export const OPEN = [
  "mobility.centre",
  "mobility.centre_board",
  "staff.board",
  "staff.fact",
  "staff.municipality",
  "staff.municipality_alias",
  "staff.municipality_region",
  "staff.organisation",
  "staff.organisation_transition",
  "staff.pupil_site",
  "staff.pupils",
  "staff.region",
  "staff.region_advisor",
  "staff.region_alias",
  "staff.region_scheme",
  "staff.school",
  "staff.school_board",
  "staff.school_governance",
  "staff.site",
  "staff.swv",
  "staff.swv_area",
  "staff.swv_demand",
  "subsidies.scheme",
];

/** Login, and the only columns that it sees of other boards' rows. */
export const COUNTED = {
  "staff.assignment":
    "board_no,employment_number,ends_on,expertise,fte,function_group,line,member_id,scale_code,share,site_code,starts_on",
  "staff.assignment_past":
    "board_no,employment_number,ends_on,expertise,fte,function_group,line,member_id,scale_code,share,site_code,starts_on,until_run_id",
  "staff.board": "delivers,number",
  "staff.day_cell":
    "age_from,board_no,contract_kind,employments,exit_on,fte,function_group,on_day,persons,scale_group,sex,site_code",
  "staff.day_cell_state": "board_no,is_gone,is_stale,laid_at,on_day,register_mark,run_id",
  "staff.day_class":
    "age_from,board_no,contract_kind,employments,exit_on,fte,function_group,on_day,persons,scale_group,sex",
  "staff.delivery": "board_no,day,loaded_at,run_id",
  "staff.employment": "board_no,contract_kind,ends_on,member_id,number,starts_on",
  "staff.employment_past": "board_no,contract_kind,ends_on,member_id,number,starts_on,until_run_id",
  "staff.figure_cell": "amounts,key,position,table_id,why",
  "staff.figure_day": "decided_at,on_day",
  "staff.figure_people": "family,number,parts,people,release_id",
  "staff.figure_release": "after_run_id,id,on_day,place,released_at",
  "staff.figure_table": "bands,dimensions,id,release_id,smallest",
  "staff.formation": "board_no,fte,function_group,site_code,year",
  "staff.member": "board_no,born_on,id,number,sex",
  "staff.member_past": "board_no,born_on,id,number,sex,until_run_id",
  "staff.municipality_region": "municipality_code,region_code,scheme,valid_from,valid_to",
  "staff.observed": "basis,board_no,from_on,from_run_id,run_id,until_on",
  "staff.observed_year": "after_at,before_at,board_no,came,function_group,on_day,reckoned_at,retired_before,stock,went",
  "staff.organisation_transition": "complete,from_no,on_day",
  "staff.register_mark": "mark",
  "staff.release": "board_no,cell,counted_on,employments,fte,number,persons,released_at,smallest,tally",
  "staff.release_answer": "asked_on,board_no,cell,number,run_id,smallest,withheld",
  "staff.release_people": "board_no,employments,fte,number,people",
  "staff.school": "board_no,brin",
  "staff.school_board": "board_no,brin,valid_from,valid_to",
  "staff.site": "brin,closed_on,code,in_register,municipality_code,postcode,sector",
  "staff.swv_area": "pc4_from,pc4_to,swv_code,valid_from,valid_to",
  "staff.swv_demand": "swv_code,year",
};

/** What a login writes: figures that are given out are added, never changed; what is answered to a question changes, and what was counted for it. */
export const RELEASED = [
  "hub_mobility_figures mobility.figure_cell insert",
  "hub_mobility_figures mobility.figure_day insert",
  "hub_mobility_figures mobility.figure_day update",
  "hub_mobility_figures mobility.figure_people insert",
  "hub_mobility_figures mobility.figure_release insert",
  "hub_mobility_figures mobility.figure_table insert",
  "hub_staff_figures staff.day_cell delete",
  "hub_staff_figures staff.day_cell insert",
  "hub_staff_figures staff.day_cell_state delete",
  "hub_staff_figures staff.day_cell_state insert",
  "hub_staff_figures staff.day_cell_state update",
  "hub_staff_figures staff.day_class delete",
  "hub_staff_figures staff.day_class insert",
  "hub_staff_figures staff.figure_cell insert",
  "hub_staff_figures staff.figure_day insert",
  "hub_staff_figures staff.figure_day update",
  "hub_staff_figures staff.figure_people insert",
  "hub_staff_figures staff.figure_release insert",
  "hub_staff_figures staff.figure_table insert",
  "hub_staff_figures staff.observed_year delete",
  "hub_staff_figures staff.observed_year insert",
  "hub_staff_figures staff.observed_year update",
  "hub_staff_figures staff.release insert",
  "hub_staff_figures staff.release_answer insert",
  "hub_staff_figures staff.release_answer update",
  "hub_staff_figures staff.release_people insert",
  "hub_vacancies_figures vacancies.figure_cell insert",
  "hub_vacancies_figures vacancies.figure_people insert",
  "hub_vacancies_figures vacancies.figure_release insert",
  "hub_vacancies_figures vacancies.figure_table insert",
];

/** What is seen over all boards beside what `hub_staff_figures` counts: role, and the tables that it sees as a whole. */
export const SEEN_WHOLE = {
  hub_mobility_derive:
    "concluded,event,going_over,leg,link,observed,pair,person,place,school_before,school_governance,stay,transition,unconcluded",
  hub_mobility_figures:
    "figure_cell,figure_day,figure_people,figure_release,figure_table,going_over,leg,link,observed,pair,person,place,place_region,redundancy,school_before,school_governance,stay,transition",
  hub_vacancies_figures:
    "figure_cell,figure_people,figure_release,figure_table,function_group,observed,place,place_region,vacancy_state",
};

/** What mutations may write: all of a table, or these columns of it. */
export const WRITTEN = {
  "mobility.consent": ["INSERT", "SELECT", "UPDATE withdrawn_at", "UPDATE withdrawn_by"],
  "mobility.mutation": ["DELETE", "INSERT", "SELECT"],
  "mobility.profile": ["SELECT board_no", "SELECT member_number"],
};
