-- Pipes upstream of a hundred trunks (DN 1500 and more with a direction, evenly by id), each trace apart. After topology.sql.
with recursive trunks as (
  select e.source, row_number() over (order by e.id) - 1 as n, count(*) over () as c
  from net_edges e join p700 p using (id) where p.diameter_mm >= 1500
), up(seed, node) as (
  select n, source from trunks where n % (c / 100) = 0 and n / (c / 100) < 100
  union
  select up.seed, e.source from up join net_edges e on e.target = up.node
)
select count(*), 0 from up join net_edges e on e.target = up.node;
